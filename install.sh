#!/bin/sh
# Installs a release of llemcfg:
#
#     curl -fsSL https://raw.githubusercontent.com/llenergymeasure/llemcfg/main/install.sh | sh -s -- [VERSION] [DIR]
#
# VERSION is a release such as v0.1.0, or latest; DIR is where the binary goes,
# ~/.local/bin by default. It needs curl, and tar or, on Windows, unzip. The
# archive is checked against the checksums of the release.
set -eu

main() {
	version=${1:-latest}
	dir=${2:-$HOME/.local/bin}
	releases=${LLEMCFG_RELEASES:-https://github.com/llenergymeasure/llemcfg/releases}

	case $(uname -s) in
	Linux) os=linux ;;
	Darwin) os=darwin ;;
	FreeBSD) os=freebsd ;;
	MINGW* | MSYS* | CYGWIN*) os=windows ;;
	*) fail "there is no release for $(uname -s); build it with Go: go install github.com/llenergymeasure/llemcfg/cmd/llemcfg@$version" ;;
	esac
	case $(uname -m) in
	x86_64 | amd64) arch=amd64 ;;
	aarch64 | arm64) arch=arm64 ;;
	*) fail "there is no release for $(uname -m); build it with Go: go install github.com/llenergymeasure/llemcfg/cmd/llemcfg@$version" ;;
	esac
	if [ "$version" = latest ]; then
		# The address of the latest release leads to the one of its tag.
		version=$(curl -fsSL -o /dev/null -w '%{url_effective}' "$releases/latest")
		version=${version##*/}
	fi
	binary=llemcfg archive=llemcfg_${version#v}_${os}_$arch.tar.gz
	if [ $os = windows ]; then
		binary=llemcfg.exe archive=llemcfg_${version#v}_${os}_$arch.zip
	fi

	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	for file in "$archive" checksums.txt; do
		curl -fsSL --retry 3 -o "$work/$file" "$releases/download/$version/$file" || fail "cannot download $file of $version"
	done
	(
		cd "$work"
		grep "  $archive\$" checksums.txt >checksum || fail "checksums.txt does not have $archive"
		if command -v sha256sum >/dev/null; then
			sha256sum -c checksum >/dev/null
		else
			shasum -a 256 -c checksum >/dev/null
		fi || fail "$archive does not match its checksum"
		case $archive in
		*.zip) unzip -q "$archive" $binary ;;
		*) tar -xzf "$archive" $binary ;;
		esac
	)
	mkdir -p "$dir"
	# A binary that is running is replaced, not written over.
	cp "$work/$binary" "$dir/.$binary.new"
	chmod 755 "$dir/.$binary.new"
	mv -f "$dir/.$binary.new" "$dir/$binary"
	echo "installed llemcfg $version in $dir"
	case :$PATH: in
	*:"$dir":*) ;;
	*) echo "$dir is not in PATH" >&2 ;;
	esac
}

fail() {
	echo "install.sh: $1" >&2
	exit 1
}

main "$@" # at the end, so that half a script does nothing
