import { Alert, Button, Group, List, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { capital } from '../../shared/base/text';
import {
  addMonths,
  type CivilDate,
  firstOfMonth,
  formatFrenchDate,
  formatFrenchMonth,
  monthOf,
  monthSchema,
} from '../../shared/base/time';
import {
  isToComplete,
  type RetentionPlan,
  type RetentionRule,
  retentionRules,
  rightsProcedures,
} from '../../shared/privacy';
import { call, tellDone, tellFailure, today, useAct, useProcedure } from '../bridge';
import { SettingsPage } from '../settings';
import {
  AnchorLink,
  ButtonLink,
  formatInstant,
  Loaded,
  Private,
  StatusBadge,
  SubmitForm,
  TextField,
  useSubmitForm,
} from '../ui';
import { Mentions } from './erasure-screen';
import classes from './privacy.module.css';
import { limitWords, retentionTexts as texts } from './rights.texts';

/** Months that may be looked at: this one, which may be run, and two years to come. */
const MONTHS_SHOWN = 25;
const monthsToCome = (from: CivilDate): readonly RetentionPlan['month'][] =>
  Array.from({ length: MONTHS_SHOWN }, (_, index) => monthOf(addMonths(firstOfMonth(from), index)));

/** Paramètres, Données personnelles: what goes and when, by which rules, what was destroyed, and the notice. */
export function RetentionScreen(): ReactNode {
  const [month, setMonth] = useState<string>(monthOf(today()));
  const known = monthSchema.safeParse(month);
  return (
    <SettingsPage
      title={texts.title}
      actions={<ButtonLink to="/parametres/demandes">{texts.register}</ButtonLink>}
    >
      <div className={classes.columns}>
        <section className={classes.panel} aria-label={texts.plan.title}>
          <Group justify="space-between" mb="sm">
            <Title order={2}>{texts.plan.title}</Title>
            <NativeSelect
              label={texts.plan.month}
              data={monthsToCome(today()).map((value) => ({
                value,
                label: capital(formatFrenchMonth(value)),
              }))}
              value={month}
              onChange={({ currentTarget: { value } }) => setMonth(value)}
            />
          </Group>
          {known.success ? <Plan key={known.data} month={known.data} /> : null}
        </section>
        <Stack gap="lg">
          <Notice />
          <Records />
        </Stack>
        <Rules />
      </div>
    </SettingsPage>
  );
}

function Plan({ month }: { readonly month: RetentionPlan['month'] }): ReactNode {
  const query = useProcedure('privacy.retentionPlan', { month });
  return (
    <Loaded query={query}>
      {(plan) => (
        <Stack gap="md">
          <Text role="status" fw={600}>
            {plan.people.length === 0 ? texts.plan.none : texts.plan.goes(plan.people.length)}
          </Text>
          <ul className={classes.lines}>
            {plan.people.map(({ id, name, rule, until, isOver }) => (
              <li key={id} className={classes.line}>
                <span>
                  <AnchorLink to="/candidats/$candidateId/donnees" params={{ candidateId: id }}>
                    <Private>{name}</Private>
                  </AnchorLink>{' '}
                  <Text span size="sm" c="dimmed">
                    {texts.plan.until(formatFrenchDate(until), limitWords[rule])}
                  </Text>
                </span>
                {isOver ? null : <StatusBadge tone="neutral">{texts.plan.notYet}</StatusBadge>}
              </li>
            ))}
          </ul>
          {plan.pieces.length === 0 ? null : (
            <div>
              <Text fw={600}>{texts.plan.pieces(plan.pieces.length)}</Text>
              <List size="sm">
                {plan.pieces.map(({ id, reference, attachments, until }) => (
                  <List.Item key={id}>
                    {texts.plan.piece(reference, attachments, formatFrenchDate(until))}
                  </List.Item>
                ))}
              </List>
            </div>
          )}
          <KeptBack
            title={texts.plan.held(plan.held.length)}
            people={plan.held.map(({ id, name, reason }) => ({ id, name, why: reason }))}
          />
          <KeptBack
            title={texts.plan.deferred(plan.deferred.length)}
            people={plan.deferred.map(({ id, name, underWay }) => ({ id, name, why: underWay.join(', ') }))}
          />
          <Text size="sm">{texts.plan.noticed(plan.noticed)}</Text>
          <Run key={plan.run.confirmation} plan={plan} />
        </Stack>
      )}
    </Loaded>
  );
}

function KeptBack({
  title,
  people,
}: {
  readonly title: string;
  readonly people: readonly {
    readonly id: RetentionPlan['held'][number]['id'];
    readonly name: string;
    readonly why: string;
  }[];
}): ReactNode {
  if (people.length === 0) return null;
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <List size="sm">
        {people.map(({ id, name, why }) => (
          <List.Item key={id}>
            <AnchorLink to="/candidats/$candidateId/donnees" params={{ candidateId: id }}>
              <Private>{name}</Private>
            </AnchorLink>{' '}
            <Private>{why}</Private>
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function Run({ plan: { month, run } }: { readonly plan: RetentionPlan }): ReactNode {
  const queries = useQueryClient();
  // Who else is told to name them: their records are not rewritten.
  const preview = useProcedure(
    'privacy.erasure',
    run.people.length === 0 ? null : { candidateIds: run.people },
  );
  const act = useAct('privacy.runRetention', { isQuiet: true });
  const form = useSubmitForm({
    schema: rightsProcedures['privacy.runRetention'].input.pick({ confirmation: true }),
    defaults: { confirmation: '' },
    submit: ({ confirmation }) =>
      act.mutateAsync({ month, people: run.people, files: run.files, confirmation }),
    onDone: ({ run: done, isOverwritten }) => {
      tellDone({
        title: texts.run.done,
        message: isOverwritten ? texts.run.doneWhat(done.lines.length) : texts.run.notOverwritten,
      });
      // What the window still remembers of pages that are left.
      queries.removeQueries({ type: 'inactive' });
    },
  });
  if (run.confirmation === '')
    return (
      <Text size="sm" c="dimmed">
        {texts.run.nothing}
      </Text>
    );
  return (
    <section aria-label={texts.run.title}>
      <Title order={3} mb="xs">
        {texts.run.title}
      </Title>
      <Text size="sm" mb="sm">
        {texts.run.means}
      </Text>
      {preview.data === undefined ? null : <Mentions mentions={preview.data.mentions} />}
      <SubmitForm form={form} submitLabel={texts.run.erase} submit={{ color: 'red' }}>
        <TextField
          control={form.control}
          name="confirmation"
          label={texts.run.confirmation}
          description={`${texts.run.type[0]}${run.confirmation}${texts.run.type[1]}`}
        />
      </SubmitForm>
    </section>
  );
}

/** Asks where to write a PDF, writes it, and says so. */
async function savePdf(
  suggestedName: string,
  done: string,
  write: (file: NonNullable<Awaited<ReturnType<typeof choose>>>['handle']) => Promise<unknown>,
): Promise<void> {
  try {
    const file = await choose(suggestedName);
    if (file === null) return;
    await write(file.handle);
    tellDone({ title: done, message: file.name });
  } catch (thrown) {
    tellFailure(thrown);
  }
}
const choose = async (suggestedName: string) =>
  (await call('files.chooseToSave', { purpose: 'pdf', suggestedName })).file;

function Records(): ReactNode {
  const query = useProcedure('privacy.runs', {});
  return (
    <section className={classes.panel} aria-label={texts.records.title}>
      <Title order={2} mb="sm">
        {texts.records.title}
      </Title>
      <Loaded query={query}>
        {({ runs }) =>
          runs.length === 0 ? (
            <Text c="dimmed" size="sm">
              {texts.records.none}
            </Text>
          ) : (
            <ul className={classes.lines}>
              {runs.map(({ id, month, ranAt, lines }) => (
                <li key={id} className={classes.line}>
                  {texts.records.line(formatFrenchMonth(month), formatInstant(ranAt), lines.length)}
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() =>
                      void savePdf(texts.records.fileName(month), texts.records.saved, (file) =>
                        call('privacy.runPdf', { id, file }),
                      )
                    }
                  >
                    {texts.records.save}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Notice(): ReactNode {
  const query = useProcedure('privacy.notice', {});
  const issue = useAct('privacy.issueNotice');
  const save = (number: number, isMinorWording: boolean): void =>
    void savePdf(texts.notice.fileName(number), texts.notice.saved, (file) =>
      call('privacy.noticePdf', { number, isMinorWording, file }),
    );
  return (
    <section className={classes.panel} aria-label={texts.notice.title}>
      <Title order={2} mb="sm">
        {texts.notice.title}
      </Title>
      <Text size="sm" mb="sm">
        {texts.notice.intro}
      </Text>
      <Loaded query={query}>
        {({ today: words, versions, isChanged }) => (
          <Stack gap="sm">
            {isToComplete(words) ? (
              <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
                {texts.notice.toComplete}
              </Alert>
            ) : null}
            {isChanged ? (
              <Group>
                <Button
                  variant="default"
                  loading={issue.isPending}
                  onClick={() =>
                    issue.mutate(
                      {},
                      {
                        onSuccess: ({ version }) => tellDone({ title: texts.notice.issued(version.number) }),
                      },
                    )
                  }
                >
                  {texts.notice.issue}
                </Button>
              </Group>
            ) : (
              <Text size="sm">{texts.notice.unchanged}</Text>
            )}
            {versions.length === 0 ? (
              <Text size="sm" c="dimmed">
                {texts.notice.none}
              </Text>
            ) : (
              <ul className={classes.lines}>
                {versions.map(({ number, issuedOn, sha256 }) => (
                  <li key={number} className={classes.line}>
                    {texts.notice.version(number, formatFrenchDate(issuedOn), sha256.slice(0, 12))}
                    <Group gap={4} wrap="nowrap">
                      <Button size="compact-sm" variant="subtle" onClick={() => save(number, false)}>
                        {texts.notice.pdf}
                      </Button>
                      <Button size="compact-sm" variant="subtle" onClick={() => save(number, true)}>
                        {texts.notice.minorPdf}
                      </Button>
                    </Group>
                  </li>
                ))}
              </ul>
            )}
          </Stack>
        )}
      </Loaded>
    </section>
  );
}

function Rules(): ReactNode {
  const rules: readonly RetentionRule[] = retentionRules;
  return (
    <section className={`${classes.panel} ${classes.wide}`} aria-label={texts.rules.title}>
      <Title order={2} mb="sm">
        {texts.rules.title}
      </Title>
      <Text size="sm" mb="sm">
        {texts.rules.which}
      </Text>
      <table className={classes.rules}>
        <thead>
          <tr>
            <th scope="col">{texts.rules.about}</th>
            <th scope="col">{texts.rules.rule}</th>
            <th scope="col">{texts.rules.source}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ id, about, sentence, here, source, confidence, from }) => (
            <tr key={id}>
              <th scope="row">{about}</th>
              <td>
                {sentence}
                <Text size="sm" c="dimmed">
                  {here}
                </Text>
              </td>
              <td>
                <Text size="sm">{source}</Text>
                <Text size="sm" c="dimmed">
                  {[
                    ...(from === null ? [] : [texts.rules.since(formatFrenchDate(from))]),
                    texts.rules.confidence[confidence],
                  ].join(', ')}
                </Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
