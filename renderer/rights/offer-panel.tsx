import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { capital } from '../../shared/base/text';
import { inputLabel } from '../../shared/law';
import { useProcedure } from '../bridge';
import { EmployerPicker } from '../employers';
import { DateBox, NumberBox } from '../ui';
import { offerTexts as texts } from './comparison.texts';
import { FactField } from './fact-field';
import { endless, lasting, type Offer, referredTo, shown, supposing, withEmployer } from './offer';
import classes from './rights.module.css';

const typedEmployer = [
  'employer.kind',
  'employer.headcount',
  'employer.conventionalMinimumMonthly',
  'employer.region',
] as const;
const moreOfEmployer = [
  'employer.integrationAgreement',
  'employer.replacesDismissed',
  'employer.economicDismissal6Months',
  'employer.contributionsUpToDate',
  'employer.quotaCommitment',
] as const;
const contract = [
  'contract.nature',
  'contract.weeklyHours',
  'contract.trainingHours',
  'contract.qualification',
  'contract.targetLevel',
] as const;
const moreOfContract = [
  'contract.renewalOf',
  'contract.branchAgreement',
  'contract.targetKind',
  'contract.relatedToHeldDiploma',
  'contract.cycleMonths',
  'contract.yearsAlreadyDone',
  'contract.extension',
  'contract.previousSameEmployer',
  'contract.previousMonthlyGross',
  'contract.aidedMonthsDone',
  'contract.aidDecidedOn',
] as const;
const ifRenewal = ['contract.renewalOf.reason', 'contract.renewalOf.timesRenewed'] as const;
const immersion = [
  'immersion.object',
  'immersion.totalHours',
  'immersion.isRenewal',
  'immersion.sameHostConventions',
  'immersion.sameHostDays',
] as const;

/** What is supposed of the offer. Everything may stay empty: what is not known is asked for, never guessed. */
export function OfferPanel({
  offer,
  onChange,
  onReset,
}: {
  readonly offer: Offer;
  readonly onChange: (offer: Offer) => void;
  readonly onReset: () => void;
}): ReactNode {
  const [isTyped, setIsTyped] = useState(offer.employerId === null && offer.facts.employer != null);
  const record = useProcedure('employers.get', offer.employerId === null ? null : { id: offer.employerId });
  const field = (path: string): ReactNode => (
    <FactField
      key={path}
      path={path}
      label={capital(inputLabel(path))}
      value={shown(offer.facts, path)}
      onChange={(value) => onChange(supposing(offer, path, value))}
    />
  );
  const { on, startsOn, endsOn } = offer.facts;
  return (
    <section className={classes.panel} aria-label={texts.label}>
      <Stack gap="sm">
        <Title order={2}>{texts.title}</Title>
        <SegmentedControl
          readOnly={false}
          aria-label={texts.employer}
          size="xs"
          fullWidth
          transitionDuration={0}
          data={[
            { value: 'known', label: texts.known },
            { value: 'typed', label: texts.typed },
          ]}
          value={isTyped ? 'typed' : 'known'}
          onChange={(mode) => {
            setIsTyped(mode === 'typed');
            onChange(withEmployer(offer, null));
          }}
        />
        {isTyped ? (
          typedEmployer.map(field)
        ) : (
          <EmployerPicker
            value={offer.employerId}
            name={record.data?.employer.name ?? null}
            onChange={(id) => onChange(withEmployer(offer, id))}
          />
        )}
        <More title={texts.moreOfEmployer}>{moreOfEmployer.map(field)}</More>
        <Title order={3} mt="xs">
          {texts.dates}
        </Title>
        <DateBox
          readOnly={false}
          label={texts.on}
          value={on}
          onChange={(day) => {
            if (day !== null) onChange(referredTo(offer, day));
          }}
        />
        <DateBox
          readOnly={false}
          label={texts.startsOn}
          value={startsOn ?? null}
          onChange={(day) => onChange(supposing(offer, 'startsOn', day ?? undefined))}
        />
        <NumberBox
          readOnly={false}
          label={texts.months}
          min={1}
          max={60}
          value={offer.months ?? null}
          onChange={(months) => onChange(months === null ? endless(offer) : lasting(offer, months))}
        />
        <DateBox
          readOnly={false}
          label={texts.endsOn}
          value={endsOn ?? null}
          onChange={(day) => onChange(day === null ? endless(offer) : supposing(offer, 'endsOn', day))}
        />
        {endsOn == null ? (
          <Text size="xs" c="dimmed">
            {texts.usual}
          </Text>
        ) : null}
        <Title order={3} mt="xs">
          {texts.contract}
        </Title>
        {contract.map(field)}
        <More title={texts.moreOfContract}>
          {moreOfContract
            .flatMap((path) =>
              path === 'contract.renewalOf' && shown(offer.facts, path) === 'some'
                ? [path, ...ifRenewal]
                : path === 'contract.branchAgreement' && shown(offer.facts, path) === 'some'
                  ? [path, 'contract.branchAgreement.maxMonths']
                  : [path],
            )
            .map(field)}
        </More>
        <More title={texts.immersion}>{immersion.map(field)}</More>
        <Button data-reads variant="default" size="compact-sm" onClick={onReset}>
          {texts.reset}
        </Button>
      </Stack>
    </section>
  );
}

function More({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className={classes.details}>
      <summary>{title}</summary>
      <Stack gap="sm" mt="xs">
        {children}
      </Stack>
    </details>
  );
}
