import { crc32, deflateRawSync } from 'node:zlib';

/** Archives made by hand, also of the kind that no program makes. */
export interface HandMadeEntry {
  readonly name: string;
  /** The name as it stands in the archive, for encodings other than UTF-8. */
  readonly nameBytes?: Buffer;
  /** Type and permissions, as programs on Unix write them. */
  readonly unixMode?: number;
  readonly bytes: Buffer | string;
  readonly stored?: boolean;
  /** Lies: what the directory says instead of the truth. */
  readonly declaredUnpacked?: number;
  readonly declaredCrc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Points at the data of the first entry instead of its own. */
  readonly sharesFirst?: boolean;
}

export function handMadeZip(entries: readonly HandMadeEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.bytes);
    const packed = entry.stored === true ? data : deflateRawSync(data);
    const header = commonHeader(entry, data, packed);
    const name = entry.nameBytes ?? Buffer.from(entry.name);
    const localHeader = Buffer.concat([Buffer.from('504b0304', 'hex'), header, name]);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(entry.sharesFirst === true ? 0 : offset, 10);
    const made = Buffer.from('504b01021400', 'hex');
    if (entry.unixMode !== undefined) {
      made[5] = 3;
      at.writeUInt16LE(entry.unixMode, 8);
    }
    central.push(Buffer.concat([made, header, at, name]));
    if (entry.sharesFirst === true) continue;
    local.push(localHeader, packed);
    offset += localHeader.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** From the version needed to the length of the extra field: the same 26 bytes in both headers. */
function commonHeader(entry: HandMadeEntry, data: Buffer, packed: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(entry.flags ?? 0, 2);
  header.writeUInt16LE(entry.method ?? (entry.stored === true ? 0 : 8), 4);
  header.writeUInt32LE(entry.declaredCrc ?? crc32(data), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(entry.declaredUnpacked ?? data.length, 18);
  header.writeUInt16LE((entry.nameBytes ?? Buffer.from(entry.name)).length, 22);
  return header;
}
