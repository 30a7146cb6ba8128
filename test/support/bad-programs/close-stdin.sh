#!/bin/sh
# Closes its input without reading it.
exec 0<&-
sleep 0.2
echo done
