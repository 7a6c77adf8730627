#!/bin/sh
# Installs Faxwell for the person who starts it, below ~/.local, without root. Started by the .run file.
set -eu
share=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin
program=$share/faxwell-program # not "faxwell": that is the data folder
remove=$program/remove.sh

[ ! -x "$remove" ] || "$remove" quietly
mkdir -p "$program" "$bin" "$share/applications"
cp -a usr/lib/faxwell "$program/lib"
ln -sf "$program/lib/faxwell" "$bin/faxwell"
sed "s|^Exec=faxwell|Exec=\"$bin/faxwell\"|; s|^TryExec=.*|TryExec=$bin/faxwell|" \
    usr/share/applications/faxwell.desktop >"$share/applications/faxwell.desktop"
(cd usr/share && find icons man metainfo -type f) | while read -r file; do
    mkdir -p "$share/$(dirname "$file")"
    cp "usr/share/$file" "$share/$file"
    printf 'rm -f "%s"\n' "$share/$file"
done >"$program/icons"
{
    printf '#!/bin/sh\n# Removes Faxwell. Faxes and settings in %s/faxwell stay.\n' "$share"
    cat "$program/icons"
    printf 'rm -f "%s/faxwell" "%s/applications/faxwell.desktop"\n' "$bin" "$share"
    printf 'update-desktop-database -q "%s/applications" 2>/dev/null || true\n' "$share"
    printf 'rm -rf "%s"\n' "$program"
    # Not when a newer version takes its place: starting at login is the person's wish.
    # shellcheck disable=SC2016
    printf '[ "${1:-}" = quietly ] || rm -f "${XDG_CONFIG_HOME:-$HOME/.config}/autostart/faxwell.desktop"\n'
    # shellcheck disable=SC2016
    printf '[ "${1:-}" = quietly ] || echo "Faxwell is removed. Your faxes and settings are still in %s/faxwell."\n' "$share"
} >"$remove"
chmod 755 "$remove"
rm "$program/icons"
update-desktop-database -q "$share/applications" 2>/dev/null || true
echo "Faxwell is installed. Start it from the menu, or as $bin/faxwell"
echo "To remove it: sh $remove"
