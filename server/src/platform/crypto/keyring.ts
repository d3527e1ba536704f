import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { assert } from '@jixu/kernel';

/**
 * The keys of this deployment. They live in one file outside the database; whoever loses it loses the identity numbers
 * (not the hours), and set-up says so. Ciphertexts and signatures carry the id of their key.
 */
export type Keyring = {
  readonly encrypt: (plain: string) => Buffer;
  readonly decrypt: (cipher: Uint8Array) => string;
  /** Keyed digest for exact search: equal inputs of one purpose give equal text, and nothing can be guessed without the key. */
  readonly blindIndex: (purpose: string, value: string) => string;
  readonly signing: {
    readonly keyId: string;
    readonly privateKey: KeyObject;
    readonly publicKey: KeyObject;
  };
  readonly file: string;
};

type KeyFile = {
  readonly version: 1;
  readonly encryption: { readonly id: string; readonly key: string };
  readonly blindIndex: { readonly id: string; readonly key: string };
  readonly signing: { readonly id: string; readonly privatePem: string };
};

/** Layout of a ciphertext: 1 byte version, 8 bytes key id, 12 bytes nonce, 16 bytes tag, text. */
const VERSION = 1;

/** Reads the key file, or makes it on a first start. It is readable by its owner only. */
export async function openKeyring(file: string): Promise<Keyring> {
  if (!existsSync(file)) await createKeyFile(file);
  const stored: unknown = JSON.parse(await readFile(file, 'utf8'));
  return keyringOf(stored as KeyFile, file);
}

async function createKeyFile(file: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const content: KeyFile = {
    version: 1,
    encryption: { id: randomBytes(4).toString('hex'), key: randomBytes(32).toString('base64') },
    blindIndex: { id: randomBytes(4).toString('hex'), key: randomBytes(32).toString('base64') },
    signing: {
      id: randomBytes(4).toString('hex'),
      privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  };
  await mkdir(dirname(file), { recursive: true, mode: 0o711 });
  const temporary = `${file}.part`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  await chmod(file, 0o600);
}

function keyringOf(stored: KeyFile, file: string): Keyring {
  assert(stored.version === 1, 'keyring: unknown version of the key file');
  const encryptionKey = Buffer.from(stored.encryption.key, 'base64');
  const indexKey = Buffer.from(stored.blindIndex.key, 'base64');
  assert(encryptionKey.length === 32 && indexKey.length === 32, 'keyring: keys are damaged');
  // As objects of the library: from plain bytes it made one anew for every digest, which took ten times as long.
  const sealing = createSecretKey(encryptionKey);
  const indexing = createSecretKey(indexKey);
  const keyId = Buffer.from(stored.encryption.id.padStart(8, '0'), 'ascii');
  const privateKey = createPrivateKey(stored.signing.privatePem);
  return {
    file,
    encrypt: (plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), keyId, nonce, cipher.getAuthTag(), text]);
    },
    decrypt: (sealed) => {
      const bytes = Buffer.from(sealed);
      assert(bytes[0] === VERSION && bytes.length > 37, 'keyring: not a ciphertext of ours');
      assert(
        timingSafeEqual(bytes.subarray(1, 9), keyId),
        'keyring: made with a key that is not in the key file',
      );
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(9, 21));
      decipher.setAuthTag(bytes.subarray(21, 37));
      return Buffer.concat([decipher.update(bytes.subarray(37)), decipher.final()]).toString(
        'utf8',
      );
    },
    blindIndex: (purpose, value) =>
      createHmac('sha256', indexing).update(`${purpose}\0${value}`).digest('base64url'),
    signing: { keyId: stored.signing.id, privateKey, publicKey: createPublicKey(privateKey) },
  };
}
