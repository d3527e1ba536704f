/** Why the database could not be had. Each code is the i18n key of a message to the operator. */
export type DatabaseProblem =
  /** Another living Jixu uses this data folder: stop it, or choose another folder. */
  | 'database.already_owned'
  /** The running PostgreSQL of this folder does not take our password: restore the credentials. */
  | 'database.credentials_refused'
  /** The folder cannot be created or written: its owner, its mode or its mount must change. */
  | 'database.folder_not_writable'
  /** The folder belongs to another account: start Jixu as that account. */
  | 'database.folder_not_ours'
  /** No place on the disk: free some, then start again; nothing is lost. */
  | 'database.disk_full'
  /** The cluster was made by another major version: back up with the old Jixu, restore here. */
  | 'database.wrong_version'
  /** No PostgreSQL is shipped for this platform, or it was not installed: use DATABASE_URL. */
  | 'database.no_binaries'
  /** Root has no unprivileged account to run PostgreSQL as: use DATABASE_URL. */
  | 'database.no_account'
  /** A dying PostgreSQL still holds the folder after every retry: see the message. */
  | 'database.still_locked'
  /** PostgreSQL started and stopped again; the message carries the end of its log. */
  | 'database.start_failed'
  /** PostgreSQL would not stop in the time given. It was left as it is. */
  | 'database.stop_failed'
  /** Settings under which an acknowledged write may be lost: change them, or do not use it. */
  | 'database.not_durable'
  /** An external server could not be reached or asked. */
  | 'database.unreachable';

/** Refuses a start. The message is one sentence for the operator and holds no personal data. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
  readonly code: DatabaseProblem;

  constructor(code: DatabaseProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The `code` of a failed system call or of a PostgreSQL error, '' where there is none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Turns what the file system says about the data folder into what the operator can do. */
export function folderProblem(path: string, error: unknown): unknown {
  const cause = { cause: error };
  switch (codeOf(error)) {
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new DatabaseUnavailable(
        'database.folder_not_writable',
        `Jixu may not write to ${path} (${codeOf(error)}). Give this account the folder, or set ` +
          'JIXU_DATA to one it may write to.',
        cause,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new DatabaseUnavailable(
        'database.folder_not_writable',
        `${path} cannot be the data folder: a file of that name is in the way. Set JIXU_DATA.`,
        cause,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, cause);
    default:
      return error;
  }
}

export function diskFull(path: string, options?: ErrorOptions): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.disk_full',
    `The disk of ${path} is full. Free some space and start again; what was acknowledged is kept.`,
    options,
  );
}
