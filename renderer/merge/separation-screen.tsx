import { Alert, Button, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatFrenchDate } from '../../shared/base/time';
import { candidateFields, saidOf } from '../../shared/fields';
import type { Separation } from '../../shared/merge';
import { tellDone, useAct, useProcedure } from '../bridge';
import { enumerate, Loaded, Page, PageSkeleton, Private } from '../ui';
import { separationTexts as texts } from './merge.texts';

/** Two records given back: what each gets, what stays, what cannot be given back, then the act. */
export function SeparationScreen(): ReactNode {
  const { reunion } = useSearch({ from: '/candidats/$candidateId/separer' });
  const query = useProcedure('merge.separation', { mergeId: reunion });
  if (!query.isFetchedAfterMount) return <PageSkeleton />;
  return <Loaded query={query}>{(separation) => <Told separation={separation} />}</Loaded>;
}

function Told({ separation }: { readonly separation: Separation }): ReactNode {
  const { candidateId } = useParams({ from: '/candidats/$candidateId/separer' });
  const navigate = useNavigate();
  const separate = useAct('merge.separate');
  const { merge, fields, stays, givenAsTheyWere, lost } = separation;
  const act = (): void =>
    separate.mutate(
      { mergeId: merge.id },
      {
        onSuccess: ({ otherId }) => {
          tellDone({ title: texts.done, message: texts.doneMeans });
          void navigate({
            to: '/candidats/$candidateId',
            params: { candidateId: otherId },
            replace: true,
          });
        },
      },
    );
  return (
    <Page
      title={texts.title}
      subtitle={<Private>{merge.name}</Private>}
      onBack={() => void navigate({ to: '/candidats/$candidateId', params: { candidateId } })}
      onPrimary={act}
      actions={
        <Button loading={separate.isPending} onClick={act}>
          {texts.act}
        </Button>
      }
    >
      <Stack gap="lg" maw={760}>
        <section>
          <Title order={2} size="h4" mb="xs">
            {texts.gives}
          </Title>
          <Text>{texts.givesRule}</Text>
          {merge.until === null ? null : <Text c="dimmed">{texts.until(formatFrenchDate(merge.until))}</Text>}
        </section>
        <section>
          <Title order={2} size="h4" mb="xs">
            {texts.stays}
          </Title>
          {fields.length === 0 && stays.length === 0 ? (
            <Text>{texts.nothingStays}</Text>
          ) : (
            <>
              <Text mb="xs">{texts.staysRule}</Text>
              <List spacing={4}>
                {fields.length === 0 ? null : (
                  <List.Item>
                    {texts.fields(enumerate(fields.map((key) => saidOf(candidateFields[key]))))}
                  </List.Item>
                )}
                {stays.map((row) => (
                  <List.Item key={row.table}>{texts.rows(row)}</List.Item>
                ))}
              </List>
            </>
          )}
        </section>
        {givenAsTheyWere.length === 0 ? null : (
          <section>
            <Title order={2} size="h4" mb="xs">
              {texts.asTheyWere}
            </Title>
            <List spacing={4}>
              {givenAsTheyWere.map((row) => (
                <List.Item key={row.table}>{texts.rows(row)}</List.Item>
              ))}
            </List>
          </section>
        )}
        {lost.length === 0 ? null : (
          <Alert color="orange" role="note" icon={<IconAlertTriangle aria-hidden />} title={texts.lost}>
            <Text size="sm">{texts.lostRule}</Text>
            <List spacing={4} size="sm">
              {lost.map((row) => (
                <List.Item key={row.table}>{texts.rows(row)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
      </Stack>
    </Page>
  );
}
