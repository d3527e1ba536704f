import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useSignedIn } from '../../app/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { organisationsWords } from './organisations-words.ts';
import {
  endRelation,
  officesQuery,
  type Organisation,
  type Relation,
  setRelation,
} from './queries.ts';
import { useStep } from './use-step.ts';

/** Where declarations and certificates of this organisation go, set here or taken from above. */
export function Offices({ organisation }: { readonly organisation: Organisation }) {
  const t = useWords(organisationsWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const [setting, setSetting] = useState<Relation>();
  const [ending, setEnding] = useState<Relation>();
  const { nodeId, permissions } = organisation;
  const end = useStep({
    act: (relation: Relation, key) => endRelation({ nodeId, relation }, today, key),
    onDone: () => setEnding(undefined),
  });
  const mayRelate = permissions.includes('relate');
  return (
    <Sheet label={t('offices')}>
      <SectionHead title={t('offices')} />
      <p className="jx-small jx-secondary">{t('officesWhat')}</p>
      <ul className="jx-plain-rows">
        {organisation.offices.map(({ relation, office }) => {
          const own = organisation.relations.find((one) => one.relation === relation);
          return (
            <li key={relation}>
              <span>
                <span className="jx-tertiary">{t(`relation.${relation}`)}</span>{' '}
                <b>{office?.name ?? t('noOffice')}</b>{' '}
                <span className="jx-small jx-secondary">
                  {own
                    ? t('ownOffice', { date: f.date(own.fromOn) })
                    : office !== null && t('inherited')}
                </span>
              </span>
              {mayRelate && (
                <span className="jx-page-actions">
                  <Button size="small" onClick={() => setSetting(relation)}>
                    {office === null ? t('setOffice') : t('changeOffice')}
                  </Button>
                  {own && (
                    <Button size="small" onClick={() => setEnding(relation)}>
                      {t('endOffice')}
                    </Button>
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <Drawer
        size={600}
        open={setting !== undefined}
        onClose={() => setSetting(undefined)}
        title={setting && t(`relation.${setting}`)}
        placement="right"
        destroyOnHidden
      >
        {setting && (
          <SetOffice nodeId={nodeId} relation={setting} onDone={() => setSetting(undefined)} />
        )}
      </Drawer>
      <Modal
        open={ending !== undefined}
        title={ending && t('endRelationTitle', { relation: t(`relation.${ending}`) })}
        okText={t('endOffice')}
        cancelText={t('keepAsIs')}
        okButtonProps={{ loading: end.isPending }}
        onOk={() => ending && end.run(ending)}
        onCancel={() => {
          setEnding(undefined);
          end.forget();
        }}
      >
        <p>{t('endRelationWhat')}</p>
        {end.sentence !== undefined && <p role="alert">{end.sentence}</p>}
      </Modal>
    </Sheet>
  );
}

function SetOffice(props: {
  readonly nodeId: string;
  readonly relation: Relation;
  readonly onDone: () => void;
}) {
  const { nodeId, relation, onDone } = props;
  const t = useWords(organisationsWords);
  const { today } = useSignedIn();
  const [search, setSearch] = useState('');
  const [officeId, setOfficeId] = useState<string>();
  const [fromOn, setFromOn] = useState(today);
  const found = useQuery(officesQuery(search));
  const step = useStep({
    act: (body: { officeId: string; fromOn: string }, key) =>
      setRelation({ nodeId, relation }, body, key),
    onDone,
  });
  return (
    <form
      className="jx-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        if (officeId !== undefined) step.run({ officeId, fromOn });
      }}
    >
      <Field id="office" label={t('office')} error={step.fields['officeId'] ?? step.sentence}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('office')}
            showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim()) }}
            placeholder={t('treeSearch')}
            loading={found.isFetching}
            value={officeId ?? null}
            options={(found.data?.items ?? []).map((one) => ({
              value: one.nodeId,
              label: one.name,
            }))}
            onChange={(chosen: string) => setOfficeId(chosen)}
          />
        )}
      </Field>
      <Field id="office-from" label={t('from')} error={step.fields['fromOn']}>
        {(wiring) => (
          <Input
            {...wiring}
            type="date"
            value={fromOn}
            onChange={(change) => setFromOn(change.target.value)}
          />
        )}
      </Field>
      <p className="jx-form-actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={officeId === undefined}
          loading={step.isPending}
        >
          {t('saveChange')}
        </Button>
        <Button onClick={onDone}>{t('keepAsIs')}</Button>
      </p>
    </form>
  );
}
