#!/bin/sh
# A Slurm controller and one node on this machine's loopback, with a munge of
# their own, for as long as a command runs:
#   slurm_alone.sh FOLDER COMMAND...
# The folder takes configuration, logs and state. Says in one line, with exit
# 77, what is missing or would not start. Everything started here is stopped.
set -u
folder=$1
shift

cannot()
{
    echo "slurm: $*"
    exit 77
}

for program in munged slurmctld slurmd sbatch sinfo; do
    command -v "$program" >/dev/null 2>&1 || [ -x "/usr/sbin/$program" ] ||
        cannot "$program is not installed (Debian: slurm-wlm, munge)"
done
[ "$(id -u)" -eq 0 ] || cannot "controller and node are started by root only"
PATH=$PATH:/usr/sbin
mkdir -p "$folder" || cannot "$folder: cannot be made"
folder=$(cd "$folder" && pwd)
chmod 0755 "$folder"
host=$(hostname -s)
port=$((20000 + $$ % 20000))

stop()
{
    for what in slurmd slurmctld munged; do
        pid=$(cat "$folder/$what.pid" 2>/dev/null) && kill "$pid" 2>/dev/null
    done
    # a daemon that is asked to end takes a moment
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        gone=yes
        for what in slurmd slurmctld munged; do
            pid=$(cat "$folder/$what.pid" 2>/dev/null) &&
                grep -q '^State:.[^Z]' "/proc/$pid/status" 2>/dev/null && gone=no
        done
        [ $gone = yes ] && break
        sleep 0.5
    done
}
trap stop EXIT
trap 'exit 130' INT TERM HUP

mkdir -p "$folder/state" "$folder/spool"
chmod 0700 "$folder/state" "$folder/spool"
dd if=/dev/urandom of="$folder/munge.key" bs=128 count=1 2>/dev/null
chmod 0400 "$folder/munge.key"
munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" \
    --pid-file="$folder/munged.pid" --log-file="$folder/munged.log" \
    --seed-file="$folder/munge.seed" >"$folder/munged.out" 2>&1 ||
    cannot "munged would not start: $(tail -n 1 "$folder/munged.out")"

cat >"$folder/slurm.conf" <<CONF
ClusterName=alone
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_interval=1,sched_min_interval=100000
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$folder/slurm.conf"
slurmctld -c >"$folder/slurmctld.out" 2>&1 ||
    cannot "slurmctld would not start: $(tail -n 1 "$folder/slurmctld.out")"
slurmd -N "$host" >"$folder/slurmd.out" 2>&1 ||
    cannot "slurmd would not start: $(tail -n 1 "$folder/slurmd.out")"
for _ in $(seq 40); do
    state=$(sinfo -h -o %t 2>/dev/null)
    [ "$state" = idle ] && break
    sleep 0.5
done
[ "$state" = idle ] || cannot "the node is \"$state\", not idle: $(
    tail -n 1 "$folder/slurmctld.log")"
"$@"
