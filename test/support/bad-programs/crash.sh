#!/bin/sh
# Dies by a signal, as a program with a fault in its memory does.
echo 'about to fail' >&2
kill -SEGV $$
