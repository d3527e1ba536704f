export type PackageLimits = {
  readonly fileBytes: number;
  readonly files: number;
  readonly unpackedBytes: number;
  /** Unpacked to packed, from `ratioFromBytes` on: short texts pack to almost nothing, honestly. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly manifestBytes: number;
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  readonly residentBytes: number;
};

const MEGABYTE = 1024 * 1024;

/** A course of an hour with its recordings is 50 to 200 MB in some hundred files. */
export const PACKAGE_LIMITS: PackageLimits = {
  fileBytes: 256 * MEGABYTE,
  files: 5_000,
  unpackedBytes: 512 * MEGABYTE,
  ratio: 100,
  ratioFromBytes: 8 * MEGABYTE,
  manifestBytes: 4 * MEGABYTE,
  milliseconds: 120_000,
  heapMegabytes: 192,
  residentBytes: 512 * MEGABYTE,
};
