#!/bin/sh
# A tesseract that is too old.
echo 'tesseract 4.1.1'
