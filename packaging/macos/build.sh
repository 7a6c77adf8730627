#!/bin/sh
# The disk image for macOS from the bundle, on macOS:   sh packaging/macos/build.sh dist/Faxwell.app OUT
#
# The bundle is signed when it is made (pyinstaller/faxwell.spec): with FAXWELL_MAC_IDENTITY, or else for this machine
# only. The image is signed where FAXWELL_MAC_IDENTITY is given, and taken to Apple to be looked at where
# FAXWELL_NOTARY_KEY (a file), FAXWELL_NOTARY_KEY_ID and FAXWELL_NOTARY_ISSUER are given too.
# Prints the file that was made.
set -eu
app=$1
out=$2
version=$(plutil -extract CFBundleShortVersionString raw "$app/Contents/Info.plist")
image=$out/faxwell-$version-$(uname -m).dmg
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

codesign --verify --deep --strict "$app" >&2
mkdir -p "$out"
cp -R "$app" "$stage/Faxwell.app"
ln -s /Applications "$stage/Applications" # to drop the program on

# The search index sometimes has a finger in it: then hdiutil says "Resource busy".
tries=0
until hdiutil create -quiet -ov -volname Faxwell -srcfolder "$stage" -fs HFS+ -format UDZO "$image" >&2; do
    tries=$((tries + 1))
    [ "$tries" -lt 5 ] || exit 1
    sleep 5
done

if [ -n "${FAXWELL_MAC_IDENTITY:-}" ]; then
    codesign --sign "$FAXWELL_MAC_IDENTITY" --timestamp "$image" >&2
    if [ -n "${FAXWELL_NOTARY_KEY:-}" ]; then
        xcrun notarytool submit "$image" --wait --timeout 30m --key "$FAXWELL_NOTARY_KEY" \
            --key-id "$FAXWELL_NOTARY_KEY_ID" --issuer "$FAXWELL_NOTARY_ISSUER" >&2
        xcrun stapler staple "$image" >&2
    fi
fi
echo "$image"
