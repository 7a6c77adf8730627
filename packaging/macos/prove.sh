#!/bin/sh
# The disk image at work, on macOS:   sh packaging/macos/prove.sh IMAGE
# Copies the program out of it as a person does, and puts the copy through the self-test.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'hdiutil detach -quiet "$scratch/image" || true; rm -rf "$scratch"' EXIT

hdiutil attach -quiet -nobrowse -readonly -mountpoint "$scratch/image" "$1"
test "$(readlink "$scratch/image/Applications")" = /Applications
cp -R "$scratch/image/Faxwell.app" "$scratch/Faxwell.app"
codesign --verify --deep --strict "$scratch/Faxwell.app"
test "$(plutil -extract CFBundleDocumentTypes.0.LSItemContentTypes.0 raw \
    "$scratch/Faxwell.app/Contents/Info.plist")" = com.adobe.pdf
python3 "$here/../selftest.py" "$scratch/Faxwell.app/Contents/MacOS/faxwell"
