#!/bin/sh
# Leaves a child behind that holds the output open in a process group of its own.
setsid sleep 20 &
sleep 300
