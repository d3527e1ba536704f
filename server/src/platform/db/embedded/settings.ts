import { totalmem } from 'node:os';

/** Settings that belong to the promise: given on the command line, so no file can undo them. */
export function promisedSettings(port: number, durable: boolean): readonly string[] {
  const onOff = durable ? 'on' : 'off';
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // Paths of sockets are limited to 107 bytes, and another account could not enter the folder.
    unix_socket_directories: '',
    ssl: 'off',
    fsync: onOff,
    synchronous_commit: onOff,
    full_page_writes: onOff,
    // Test files run side by side, each with a pool of its own.
    ...(durable ? {} : { max_connections: '400' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Settings of a small server, written into postgresql.conf once; the operator may change them. */
export function initialSettings(): string {
  const settings = {
    max_connections: '60',
    shared_buffers: `${sharedBuffersMb()}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    // One disk of unknown kind: neither a rotating one of 2005 nor an array.
    random_page_cost: '1.5',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // DETAIL lines and failing statements carry names and numbers of persons.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  return ['\n# Set by Jixu for a small server.\n', ...lines].join('');
}

/** An eighth of what this process may use, between 64 and 512 MB. */
function sharedBuffersMb(): number {
  // 0 or an enormous figure where no limit is set.
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return Math.min(512, Math.max(64, Math.floor(memory / 8 / 2 ** 20)));
}
