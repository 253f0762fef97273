import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { ok, toDo, type Finding } from './finding.ts';

const GIGABYTE = 1e9;
const LONG_AGO = Date.parse('2026-01-01');

/** What the machine itself would give away, or run out of. `read` gives a file of the system, or null. */
export function examineMachine(data: string, read = readSystem): Finding[] {
  return [node(), swap(read), cores(read), ptrace(read), clock(), space(data)];
}

function readSystem(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= 24
    ? ok('node', process.versions.node)
    : toDo('node', `${process.versions.node}: Relais needs 24, which comes with it (npm start installs it)`);
}

function swap(read: typeof readSystem): Finding {
  const lines = (read('/proc/swaps') ?? '').trim().split('\n').slice(1);
  // Encrypted swap stands on the device mapper, compressed memory on zram.
  const bare = lines
    .map((line) => line.split(/\s/)[0] ?? '')
    .filter((name) => !/^\/dev\/(dm-|mapper|zram)/.test(name));
  if (bare.length === 0) return ok('swap', lines.length === 0 ? 'none' : 'not on a bare disk');
  return toDo(
    'swap',
    `${bare.join(', ')}: what is in memory reaches the disk; swapoff -a, and take it out of fstab`,
  );
}

function cores(read: typeof readSystem): Finding {
  const limit = /Max core file size\s+(\S+)/.exec(read('/proc/self/limits') ?? '')?.[1];
  const pattern = read('/proc/sys/kernel/core_pattern')?.trim() ?? '';
  if (limit === '0' || pattern === '|/bin/false') return ok('core dumps', 'none');
  return toDo(
    'core dumps',
    'LimitCORE=0 in the unit, ulimit -c 0 in a shell: a crash would write the memory down',
  );
}

function ptrace(read: typeof readSystem): Finding {
  const scope = Number(read('/proc/sys/kernel/yama/ptrace_scope') ?? 0);
  if (scope >= 2) return ok('ptrace', `scope ${scope}`);
  return toDo(
    'ptrace',
    'kernel.yama.ptrace_scope = 2 in /etc/sysctl.d: another program could read the memory',
  );
}

function clock(): Finding {
  if (Date.now() < LONG_AGO) return toDo('clock', 'it is in the past: sessions and retention go by it');
  const said = existsSync('/usr/bin/timedatectl')
    ? spawnSync('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], {
        encoding: 'utf8',
      }).stdout?.trim()
    : '';
  if (said === 'no') return toDo('clock', 'not synchronised: apt-get install systemd-timesyncd');
  return ok('clock', `${new Date().toISOString().slice(0, 16)}Z${said === 'yes' ? ', synchronised' : ''}`);
}

function space(data: string): Finding {
  const { bavail, bsize } = statfsSync(data);
  const free = (bavail * bsize) / GIGABYTE;
  const words = `${free.toFixed(1)} GB free where the data is`;
  return free >= 2
    ? ok('disk', words)
    : toDo('disk', `${words}: make room, PostgreSQL stops when it is full`);
}
