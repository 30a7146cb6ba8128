#!/bin/sh
# Ends with an error and a word about it.
echo 'no such luck' >&2
exit 3
