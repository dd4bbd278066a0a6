#!/bin/bash
# Publishes the server that has the GraphQL engine alone and the one without GraphQL, both alike, and measures them in turns.
# Needs two processors and taskset; nothing else should run meanwhile. Takes four minutes.
set -e
cd "$(dirname "$0")/../.."
out=$(mktemp -d)
# Compiling ahead for one system would be written into the lock files; a clone of what is committed takes that.
trap 'rm -rf "$out"' EXIT
git clone -q . "$out/clone"
for server in GraphServer LimitServer; do
    dotnet publish "$out/clone/tests/$server" -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$out/$server" -v q --nologo
done
dotnet run --project tests/Benchmarks -c Release -- graphql "$out/LimitServer/Selec.LimitServer.dll" "$out/GraphServer/Selec.GraphServer.dll"
