#!/bin/sh
# Gives back what it is given.
cat
