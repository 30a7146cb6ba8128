#!/bin/sh
# Shows what it sees of the environment, and its arguments one a line.
env | sort
for argument in "$@"; do echo "argument: $argument"; done
