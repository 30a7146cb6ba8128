#!/bin/sh
# A tesseract whose model for Vietnamese is missing.
case "$1" in
--version) echo 'tesseract 5.3.0' ;;
--list-langs) printf 'List of available languages in "/usr/share/tessdata/" (2):\neng\nosd\n' ;;
*)
  cat >/dev/null
  echo "Error opening data file vie.traineddata" >&2
  echo "Failed loading language 'vie'" >&2
  exit 1
  ;;
esac
