import { formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import { deviceNow } from '../../../app/device-clock.ts';
import { PageError } from '../../../app/page-states.tsx';
import { paths } from '../../../app/pages.ts';
import { PublicShell } from '../../../app/shells/public-shell.tsx';
import { useTitle } from '../../../app/use-title.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useWords } from '../../../i18n/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/page-state.tsx';
import { packSourceQuery } from '../pack-source.ts';
import { packsQuery } from '../queries.ts';
import { Calculator } from './calculator.tsx';
import { calculatorWords } from './calculator-words.ts';
import '../rulebooks.css';
import './calculator.css';

/** The calculator for anyone: what counts, how much is missing, what is the cheapest way. */
export function CalculatorPage() {
  const t = useWords(calculatorWords);
  const { packId = '' } = useParams({ strict: false });
  const source = useQuery(packSourceQuery(packId));
  // Nothing here counts, so the device may say which year it is.
  const today = formatLocalDate(shanghaiDateOf(deviceNow()));
  useTitle(t('subject'));
  return (
    <PublicShell subject={t('subject')} aside={<Aside />}>
      {source.isPending && (
        <div className="jx-page jx-page-learner">
          <LoadingSkeleton label={t('loading')} slowText={t('slow')} blocks={[60, 420]} />
        </div>
      )}
      {source.isError && (
        <div className="jx-page jx-page-narrow">
          <PageError error={source.error} retry={() => void source.refetch()} />
        </div>
      )}
      {source.data !== undefined && (
        <Calculator
          key={packId}
          computing={source.data}
          today={today}
          packChoice={<PackChoice packId={packId} />}
        />
      )}
    </PublicShell>
  );
}

function Aside() {
  const t = useWords(calculatorWords);
  return (
    <>
      <span className="jx-calc-private jx-small jx-secondary">
        <Icon name="lock" size={18} />
        {t('private')}
      </span>
      <Link to={paths.signIn} className="jx-calc-sign-in">
        {t('signIn')}
      </Link>
    </>
  );
}

function PackChoice({ packId }: { readonly packId: string }) {
  const t = useWords(calculatorWords);
  const label = useLabel();
  const navigate = useNavigate();
  const packs = useQuery(packsQuery);
  const options = (packs.data?.items ?? []).map((pack) => ({
    value: pack.id,
    label: label(pack.name),
  }));
  return (
    <Select
      className="jx-calc-pack"
      aria-label={t('pack')}
      showSearch={{ optionFilterProp: 'label' }}
      value={options.some(({ value }) => value === packId) ? packId : null}
      options={options}
      onChange={(id: string | null) =>
        id !== null && void navigate({ to: `${paths.calculator}/${id}` })
      }
    />
  );
}
