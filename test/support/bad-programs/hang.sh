#!/bin/sh
# Never ends, and neither does its child, whose number it writes into the file it is given.
sleep 300 &
if [ -n "$1" ]; then echo $! >"$1"; fi
wait
