#!/bin/sh
# Brings what the training of the reader of words needs, all of Debian 12 (bookworm): sh training/words/setup.sh
set -eu
apt-get install -y --no-install-recommends \
  python3-torch python3-pil python3-numpy python3-scipy \
  fonts-liberation2 fonts-croscore fonts-freefont-ttf fonts-noto-core fonts-dejavu-core fonts-dejavu-extra \
  fonts-texgyre fonts-sil-charis fonts-sil-gentium-basic fonts-junicode fonts-gfs-artemisia fonts-ebgaramond \
  fonts-linuxlibertine fonts-open-sans fonts-roboto-unhinted fonts-crosextra-carlito
