#!/usr/bin/env bash
# Validates the files of a checkout, as the action's inputs say, with an
# annotation for each finding; its exit status is that of llemcfg vet.
#
# PATHS are Git's pathspecs, one a line. With CHANGED_ONLY=true, and BASE a
# commit, only files that differ from where HEAD left BASE are validated.
set -euo pipefail

pathspecs=()
while IFS= read -r line; do
  if [[ -n $line ]]; then pathspecs+=(":(glob)$line"); fi
done <<<"$PATHS"
if ((${#pathspecs[@]} == 0)); then
  echo "::error::paths is empty"
  exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [[ $CHANGED_ONLY == true && -n $BASE ]]; then
  git diff --name-only -z --diff-filter=d "$BASE...HEAD" -- "${pathspecs[@]}" >"$work/all"
else
  git ls-files -z -- "${pathspecs[@]}" >"$work/all"
fi
count=0
while IFS= read -r -d '' file; do
  case $file in
    *.yaml | *.yml | *.json) printf '%s\0' "$file" >>"$work/files"; count=$((count + 1)) ;;
  esac
done <"$work/all"
if ((count == 0)); then
  echo "::notice::llemcfg: there is no file to validate"
  exit 0
fi

arguments=(--files-from "$work/files")
if [[ $STRICT == true ]]; then arguments+=(--strict); fi
read -r -a more <<<"$ARGS"
arguments+=(${more[@]+"${more[@]}"})

if [[ $SARIF == true ]]; then
  # What it finds is reported below.
  llemcfg vet "${arguments[@]}" --format sarif >"$RUNNER_TEMP/llemcfg.sarif" || true
  echo "sarif-file=$RUNNER_TEMP/llemcfg.sarif" >>"$GITHUB_OUTPUT"
fi
status=0
llemcfg vet "${arguments[@]}" --format github || status=$?
if ((status == 0)); then echo "llemcfg: $count valid"; fi
exit "$status"
