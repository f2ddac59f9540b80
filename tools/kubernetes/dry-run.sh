#!/usr/bin/env bash
# The longer check of the manifests of llemcfg study kubernetes, run by hand: a
# real kube-apiserver, built from the module beside this script, judges them by
# server-side dry run, on loopback. It needs Debian's etcd-server, curl, openssl
# and python3-yaml, and takes some minutes to build.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap cleanup EXIT

port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

go build -o "$work/apiserver" ./apiserver
go -C ../.. build -o "$work/llemcfg" ./cmd/llemcfg

etcd=$(port)
etcd --data-dir "$work/etcd" --listen-client-urls "http://127.0.0.1:$etcd" --advertise-client-urls "http://127.0.0.1:$etcd" \
  --listen-peer-urls "http://127.0.0.1:$(port)" >"$work/etcd.log" 2>&1 &
pids+=($!)

openssl genrsa -out "$work/key" 2048 2>/dev/null
echo 'secret,admin,admin,system:masters' >"$work/tokens"
api=$(port)
"$work/apiserver" --etcd-servers="http://127.0.0.1:$etcd" --service-account-key-file="$work/key" \
  --service-account-signing-key-file="$work/key" --service-account-issuer=https://kubernetes.default.svc \
  --cert-dir="$work/certs" --secure-port="$api" --bind-address=127.0.0.1 --authorization-mode=AlwaysAllow \
  --token-auth-file="$work/tokens" --service-cluster-ip-range=10.0.0.0/24 \
  --disable-admission-plugins=ServiceAccount >"$work/apiserver.log" 2>&1 &
pids+=($!)

ask() { curl --silent --insecure --header 'Authorization: Bearer secret' "$@"; }
for ((i = 0; ; i++)); do
  [[ $(ask "https://127.0.0.1:$api/readyz" || true) == ok ]] && break
  ((i < 180)) || { tail "$work/apiserver.log"; exit 1; }
  sleep 1
done

cd "$work"
cat >study.yaml <<'EOF'
name: A study, with 模型
model: gpt2
sweep:
  vllm.tensor_parallel_size: [1, 2, 8]
  n: {min: 1, max: 100, step: 1}
EOF
./llemcfg study lock study.yaml -o study.lock.jsonl
./llemcfg study kubernetes study.lock.jsonl --image registry.example/llem:2.0 --volume studies \
  --parallelism 8 --runs-per-task 3 -- python run.py '{config}' >jobs.yaml
# Each document is sent as JSON.
python3 -c '
import json, yaml
for i, job in enumerate(yaml.safe_load_all(open("jobs.yaml"))):
    json.dump(job, open(f"job-{i}.json", "w"))
'
for job in job-*.json; do
  status=$(ask --output answer --write-out '%{http_code}' --header 'Content-Type: application/json' --data "@$job" \
    "https://127.0.0.1:$api/apis/batch/v1/namespaces/default/jobs?dryRun=All&fieldValidation=Strict")
  echo "$job: $status"
  [[ $status == 201 ]] || { cat answer; exit 1; }
done
# And it is a check: what is not a field is refused.
status=$(sed 's/"completions"/"completion"/' job-0.json | ask --output answer --write-out '%{http_code}' --header 'Content-Type: application/json' \
  --data @- "https://127.0.0.1:$api/apis/batch/v1/namespaces/default/jobs?dryRun=All&fieldValidation=Strict")
[[ $status == 4* ]] || { echo "a manifest that is wrong is accepted: $status"; exit 1; }
echo "a wrong one: $status"
