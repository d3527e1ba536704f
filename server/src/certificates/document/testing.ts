import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';

import type { CertificateContent } from './certificate-content.ts';
import type { PayloadSubject } from './certificate-payload.ts';
import { createEd25519Signer, createEd25519VerificationKey } from './signer.ts';

/** A synthetic certificate of one year in three categories. */
export function sampleContent(change: Partial<CertificateContent> = {}): CertificateContent {
  const holderName = change.holderName ?? '林秀芬';
  return {
    kind: 'certificate',
    locale: 'zh-CN',
    unitOfAmount: 'hour',
    number: 'JX-4499-2025-0001837-6',
    title: '专业技术人员继续教育证书',
    periodLabel: '2025 年度',
    issuer: '岭东市人力资源和社会保障局',
    holderName,
    maskedId: '4499**************',
    unit: '云湖第一教育集团云湖实验小学',
    post: '中小学教师，一级教师',
    body: [
      { text: `${holderName} 2025 年度参加继续教育，经审核计入 `, strong: false },
      { text: '96', strong: true },
      { text: ' 学时，其中：', strong: false },
    ],
    rows: [
      { category: '公需科目', need: '30', counted: '30', conclusion: '达到' },
      { category: '专业科目', need: '42', counted: '46', conclusion: '达到' },
      { category: '选修科目', need: '18', counted: '20', conclusion: '达到' },
    ],
    total: { category: '合　计', need: '90', counted: '96', conclusion: '达到' },
    closing: '按照广东省教师继续教育 2021 年起施行的规定，特发此证。',
    issueDate: '2026年1月15日',
    issuedOn: '2026-01-15',
    checkUrl: 'https://jixu.example/c/Zk3vQ8mP2tR7wX1yA9bC4d',
    checkAddress: 'jixu.example/check',
    packRef: 'gd-teachers@2021.1#9f3c71ab',
    ...change,
  };
}

export function sampleSubject(change: Partial<CertificateContent> = {}): PayloadSubject {
  return {
    content: sampleContent(change),
    ids: {
      certificate: '019b0000-0000-7000-8000-000000000001',
      issuer: '019b0000-0000-7000-8000-000000000002',
    },
    hashes: { pack: 'a'.repeat(64), trace: 'b'.repeat(64) },
  };
}

/** RFC 8410: what stands before the 32 secret bytes of an Ed25519 key in PKCS #8. */
const PKCS8_ED25519 = '302e020100300506032b657004220420';

/** A key pair as an issuer has it, the same for the same seed: the signer, and the key others pin. */
export function sampleKeys(options: { readonly keyId: string; readonly seed: string }) {
  const { keyId, seed } = options;
  const secret = createHash('sha256').update(seed).digest();
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from(PKCS8_ED25519, 'hex'), secret]),
    type: 'pkcs8',
    format: 'der',
  });
  return {
    signer: createEd25519Signer({ keyId, privateKey: key }),
    key: createEd25519VerificationKey({ keyId, publicKey: createPublicKey(key) }),
  };
}
