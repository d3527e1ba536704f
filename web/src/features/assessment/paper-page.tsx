import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Body } from '../../app/api.ts';
import { newId } from '../../app/new-id.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useStep } from '../../app/use-step.ts';
import { useTitle } from '../../app/use-title.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { deskWords } from './desk-words.ts';
import {
  type Bank,
  banksQuery,
  type Paper,
  papersQuery,
  ROOT,
  savePaper,
  trialQuery,
} from './queries.ts';
import { BankPictures, optionText, QuestionPictures } from './question-pictures.tsx';
import './exam.css';

type Content = Paper['content'];
type Part = Content['parts'][number];
const KINDS = ['single', 'multiple', 'true-false', 'fill', 'order', 'short'] as const;

/** Composes a paper: parts that draw so many questions by tag, kind and difficulty. */
export function PaperPage() {
  const t = useWords(deskWords);
  const { office } = useSignedIn();
  const nodeId = office?.id ?? '';
  const params: { readonly paperId?: string } = useParams({ strict: false });
  const papers = useQuery(papersQuery(nodeId));
  const banks = useQuery(banksQuery(nodeId));
  useTitle(t('papers'));
  if (papers.isError) return <PageError error={papers.error} retry={() => void papers.refetch()} />;
  if (papers.data === undefined || banks.data === undefined)
    return <PageLoading blocks={[38, 300]} />;
  const paper = papers.data.items.find((one) => one.paperId === params.paperId);
  if (paper === undefined && params.paperId !== 'new' && papers.isFetching)
    return <PageLoading blocks={[38, 300]} />;
  return (
    <Composer
      key={`${params.paperId} ${paper?.version ?? 0}`}
      nodeId={nodeId}
      paper={paper}
      banks={banks.data.items}
    />
  );
}

function emptyPart(banks: readonly Bank[]): Part {
  const draw = {
    bankId: banks[0]?.bankId ?? '',
    kind: null,
    tag: null,
    difficulty: null,
    count: 10,
  };
  return { title: '', pointsEach: '2', partial: false, from: { draw } };
}

function Composer(props: {
  readonly nodeId: string;
  readonly paper: Paper | undefined;
  readonly banks: readonly Bank[];
}) {
  const t = useWords(deskWords);
  const navigate = useNavigate();
  const { nodeId, paper, banks } = props;
  const [ownId] = useState(newId);
  const [name, setName] = useState(paper?.name ?? '');
  const [content, setContent] = useState<Content>(
    paper?.content ?? { parts: [emptyPart(banks)], shuffleQuestions: true, shuffleOptions: true },
  );
  const [missing, setMissing] = useState(false);
  const copying = paper?.used ?? false;
  const paperId = paper === undefined || copying ? ownId : paper.paperId;
  const step = useStep({
    act: (body: Body<'savePaper'>, key) => savePaper({ nodeId, paperId }, body, key),
    onDone: () => void navigate({ to: `${paths.examDesk}/papers/${paperId}` }),
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  const setPart = (at: number, part: Part) =>
    setContent({
      ...content,
      parts: content.parts.map((one, other) => (other === at ? part : one)),
    });
  return (
    <Page
      width="desk"
      title={paper?.name ?? t('newPaper')}
      lead={t('total', totalOf(content))}
      above={
        <Link to={paths.examDesk} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
    >
      {copying && <Note icon="lock">{t('used')}</Note>}
      <form
        className="jx-form"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          setMissing(name.trim() === '');
          if (name.trim() === '') return;
          const baseVersion = copying ? 0 : (paper?.version ?? 0);
          step.run({ baseVersion, name: name.trim(), content });
        }}
      >
        <Field
          id="paper-name"
          label={t('paperName')}
          error={missing ? t('required', { field: t('paperName') }) : undefined}
        >
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {content.parts.map((part, at) => (
          <PartFields
            // oxlint-disable-next-line react/no-array-index-key -- a part has no identity but its place
            key={at}
            number={at + 1}
            part={part}
            banks={banks}
            onChange={(changed) => setPart(at, changed)}
            onRemove={
              content.parts.length === 1
                ? undefined
                : () =>
                    setContent({
                      ...content,
                      parts: content.parts.filter((_one, other) => other !== at),
                    })
            }
          />
        ))}
        <label className="jx-exam-flag">
          <input
            type="checkbox"
            checked={content.shuffleQuestions}
            onChange={(event) =>
              setContent({
                ...content,
                shuffleQuestions: event.target.checked,
                shuffleOptions: event.target.checked,
              })
            }
          />{' '}
          {t('shuffle')}
        </label>
        {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
        <p className="jx-form-actions">
          <Button type="primary" htmlType="submit" loading={step.isPending}>
            {copying ? t('saveCopy') : t('save')}
          </Button>
          <Button
            onClick={() => setContent({ ...content, parts: [...content.parts, emptyPart(banks)] })}
          >
            {t('addPart')}
          </Button>
        </p>
      </form>
      {paper && <Trial nodeId={nodeId} paper={paper} />}
    </Page>
  );
}

function totalOf({ parts }: Content): { questions: number; points: string } {
  const size = ({ from }: Part) => ('fixed' in from ? from.fixed.length : from.draw.count);
  const hundredths = parts.reduce(
    (sum, part) => sum + Math.round(Number(part.pointsEach) * 100) * size(part),
    0,
  );
  const questions = parts.reduce((sum, part) => sum + size(part), 0);
  return { questions, points: String(hundredths / 100) };
}

function PartFields(props: {
  readonly number: number;
  readonly part: Part;
  readonly banks: readonly Bank[];
  readonly onChange: (part: Part) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const t = useWords(deskWords);
  const { number, part, banks } = props;
  const id = (field: string) => `part-${number}-${field}`;
  const change = (more: Partial<Part>) => props.onChange({ ...part, ...more });
  return (
    <Sheet label={t('part', { number })}>
      <SectionHead
        level={3}
        title={t('part', { number })}
        action={
          props.onRemove && (
            <Button size="small" onClick={props.onRemove}>
              {t('removePart')}
            </Button>
          )
        }
      />
      <div className="jx-exam-part">
        <Field id={id('title')} label={t('partTitle')}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={100}
              value={part.title}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        {'draw' in part.from && (
          <DrawFields
            id={id}
            draw={part.from.draw}
            banks={banks}
            onChange={(draw) => change({ from: { draw } })}
          />
        )}
        <Field id={id('points')} label={t('pointsEach')}>
          {(wiring) => (
            <InputNumber<string>
              id={wiring.id}
              stringMode
              min="0.01"
              max="1000"
              precision={2}
              value={part.pointsEach}
              onChange={(value) => change({ pointsEach: String(Number(value ?? '0')) })}
            />
          )}
        </Field>
      </div>
      <label className="jx-exam-flag">
        <input
          type="checkbox"
          checked={part.partial}
          onChange={(event) => change({ partial: event.target.checked })}
        />{' '}
        {t('partial')}
      </label>
    </Sheet>
  );
}

type Draw = Extract<Part['from'], { draw: unknown }>['draw'];

function DrawFields(props: {
  readonly id: (field: string) => string;
  readonly draw: Draw;
  readonly banks: readonly Bank[];
  readonly onChange: (draw: Draw) => void;
}) {
  const t = useWords(deskWords);
  const { id, draw } = props;
  const change = (more: Partial<Draw>) => props.onChange({ ...draw, ...more });
  const any = '';
  return (
    <>
      <Field id={id('bank')} label={t('fromBank')}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('fromBank')}
            value={draw.bankId}
            options={props.banks.map((bank) => ({ value: bank.bankId, label: bank.name }))}
            onChange={(bankId: string) => change({ bankId })}
          />
        )}
      </Field>
      <Field id={id('kind')} label={t('kind')}>
        {(wiring) => (
          <Select<(typeof KINDS)[number] | typeof any>
            id={wiring.id}
            aria-label={t('kind')}
            value={draw.kind ?? any}
            options={[
              { value: any, label: t('anyKind') },
              ...KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
            ]}
            onChange={(kind) => change({ kind: kind === any ? null : kind })}
          />
        )}
      </Field>
      <Field id={id('tag')} label={t('tag')}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={40}
            value={draw.tag ?? ''}
            onChange={(event) =>
              change({ tag: event.target.value.trim() === '' ? null : event.target.value.trim() })
            }
          />
        )}
      </Field>
      <Field id={id('difficulty')} label={t('difficulty')}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('difficulty')}
            value={draw.difficulty ?? 0}
            options={[
              { value: 0, label: t('anyDifficulty') },
              ...[1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) })),
            ]}
            onChange={(value: number) => change({ difficulty: value === 0 ? null : value })}
          />
        )}
      </Field>
      <Field id={id('count')} label={t('count')}>
        {(wiring) => (
          <InputNumber
            id={wiring.id}
            min={1}
            max={200}
            precision={0}
            value={draw.count}
            onChange={(count) => change({ count: count ?? 1 })}
          />
        )}
      </Field>
    </>
  );
}

const LETTERS = 'ABCDEFGH';

/** One of the papers that people may get. */
function Trial({ nodeId, paper }: { readonly nodeId: string; readonly paper: Paper }) {
  const t = useWords(deskWords);
  const [seed, setSeed] = useState<number>();
  const path = { nodeId, paperId: paper.paperId };
  const found = useQuery({ ...trialQuery(path, seed ?? 0), enabled: seed !== undefined });
  const draw = () => setSeed(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
  return (
    <>
      <SectionHead
        title={t('trial')}
        action={<Button onClick={draw}>{seed === undefined ? t('trial') : t('again')}</Button>}
      />
      {found.isError && <PageError error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <Sheet>
          <p className="jx-small jx-secondary">{t('trialLead')}</p>
          <ol className="jx-exam-review">
            {found.data.items.map((item) => (
              <li key={item.place}>
                <p className="jx-exam-words">{item.shown.prompt}</p>
                <BankPictures nodeId={nodeId}>
                  <QuestionPictures pictures={item.shown.pictures} option={null} />
                </BankPictures>
                {item.order.map((option, at) => (
                  <p key={option} className="jx-small">
                    {LETTERS[at]} {optionText(item.shown, option)}
                    {'options' in item.key && item.key.options.includes(option) && ' ✓'}
                  </p>
                ))}
              </li>
            ))}
          </ol>
        </Sheet>
      )}
    </>
  );
}
