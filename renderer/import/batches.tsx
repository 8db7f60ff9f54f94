import { Button, Table, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportBatch } from '../../shared/import';
import { tellDone, useAct, useProcedure } from '../bridge';
import { askBefore, count, formatInstant, formatInteger, ListSkeleton, Loaded, StatusBadge } from '../ui';

/** Imports made so far, the latest first, each with the way to take it back. */
export function Batches({ empty }: { readonly empty: ReactNode }): ReactNode {
  const query = useProcedure('import.batches', {});
  const undo = useAct('import.undo');
  const confirm = (batch: ImportBatch): void => {
    askBefore({
      title: `Annuler l’import de « ${batch.fileName} » ?`,
      children: (
        <>
          {count(
            batch.counts.created,
            'fiche créée sera retirée',
            'fiches créées seront retirées',
            'Aucune fiche ne sera retirée',
          )}
          {', '}
          {count(
            batch.counts.merged,
            'fiche complétée retrouvera son état d’avant',
            'fusions seront défaites',
            'aucune fusion à défaire',
          )}
          . Si une fiche a été modifiée depuis, rien n’est annulé et Vivier vous dit laquelle.
        </>
      ),
      confirm: 'Annuler cet import',
      keep: 'Garder l’import',
      onConfirm: () =>
        undo.mutate(
          { batchId: batch.id },
          {
            onSuccess: () =>
              tellDone({
                title: 'Import annulé',
                message: `« ${batch.fileName} » : les fiches sont comme avant.`,
              }),
          },
        ),
    });
  };
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={4} />}>
      {({ batches }) =>
        batches.length === 0 ? (
          empty
        ) : (
          <section aria-labelledby="batches">
            <Title order={2} id="batches" mb="sm">
              Imports précédents
            </Title>
            <Table verticalSpacing={6} highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Fichier</Table.Th>
                  <Table.Th>Importé le</Table.Th>
                  <Table.Th ta="right">Lignes</Table.Th>
                  <Table.Th ta="right">Créées</Table.Th>
                  <Table.Th ta="right">Fusionnées</Table.Th>
                  <Table.Th ta="right">Refusées</Table.Th>
                  <Table.Th w={210}>Annulation</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {batches.map((batch) => (
                  <Table.Tr key={batch.id}>
                    <Table.Td>{batch.fileName}</Table.Td>
                    <Table.Td>{formatInstant(batch.committedAt)}</Table.Td>
                    <Table.Td ta="right">{formatInteger(batch.counts.rows)}</Table.Td>
                    <Table.Td ta="right">{formatInteger(batch.counts.created)}</Table.Td>
                    <Table.Td ta="right">{formatInteger(batch.counts.merged)}</Table.Td>
                    <Table.Td ta="right">{formatInteger(batch.counts.refused)}</Table.Td>
                    <Table.Td>
                      {batch.undoneAt === null ? (
                        <Button
                          variant="default"
                          onClick={() => confirm(batch)}
                          loading={undo.pending?.batchId === batch.id}
                        >
                          Annuler cet import
                        </Button>
                      ) : (
                        <StatusBadge tone="neutral">Annulé le {formatInstant(batch.undoneAt)}</StatusBadge>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )
      }
    </Loaded>
  );
}
