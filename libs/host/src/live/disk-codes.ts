import type { DiskError } from '../ports';

/** What the port knows of the many errors of operating systems; the rest is an I/O error. */
const CODES: Readonly<Record<string, DiskError['code']>> = {
  ENOENT: 'ENOENT',
  ENOTDIR: 'ENOENT',
  EEXIST: 'EEXIST',
  ENOSPC: 'ENOSPC',
  EDQUOT: 'ENOSPC',
  EROFS: 'EROFS',
  EACCES: 'EROFS',
  EPERM: 'EROFS',
  ENOTEMPTY: 'ENOTEMPTY',
  EISDIR: 'EINVAL',
  EINVAL: 'EINVAL',
  ELOOP: 'EINVAL',
  ENAMETOOLONG: 'EINVAL',
};

export function diskCodeOf(code: string | undefined): DiskError['code'] {
  return CODES[code ?? ''] ?? 'EIO';
}
