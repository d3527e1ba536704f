import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
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
import { emptyDraw, PartFields } from './paper-part-fields.tsx';
import { BankPictures, optionText, QuestionPictures } from './question-pictures.tsx';
import './exam.css';

type Content = Paper['content'];
type Part = Content['parts'][number];

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
  return { title: '', pointsEach: '2', partial: false, from: { draw: emptyDraw(banks) } };
}

/** The first part that names questions and has none yet. */
function partWithoutQuestions({ parts }: Content): number | undefined {
  const at = parts.findIndex(({ from }) => 'fixed' in from && from.fixed.length === 0);
  return at === -1 ? undefined : at + 1;
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
  const [empty, setEmpty] = useState<number>();
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
          setEmpty(partWithoutQuestions(content));
          if (name.trim() === '' || partWithoutQuestions(content) !== undefined) return;
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
            empty={empty === at + 1}
            part={part}
            banks={banks}
            nodeId={nodeId}
            chosen={paper?.chosen ?? []}
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
