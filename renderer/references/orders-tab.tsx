import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconPlus, IconRubberStamp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { formatFrenchDate } from '../../shared/base/time';
import { confidenceLabels, type PrefectOrder, type References, regionLabels } from '../../shared/law';
import type { ReferenceEntry } from '../../shared/references';
import { today, useDraftState } from '../bridge';
import { EmptyState, LegalSource, StatusBadge } from '../ui';
import { OrderForm } from './order-form';
import classes from './references.module.css';
import { orderSchemeLabels, pageTexts, ordersTexts as texts } from './references.texts';
import { Given } from './values-tab';
import { WithdrawModal } from './withdraw-modal';
import { categoryPublic, categoryTerms, type OrderEntry, orderState, originOf } from './words';

/** The orders of prefects that fix the rates of the aided contracts: those given here, those of a pack. */
export function OrdersTab({
  entries,
  references,
}: {
  readonly entries: readonly ReferenceEntry[];
  readonly references: References;
}): ReactNode {
  // Something is kept as long as the form is open; what is typed in it stands under the same key.
  const [adding, setAdding] = useDraftState('references.order', z.looseObject({}).nullable(), null);
  const orders = entries
    .filter((entry): entry is OrderEntry => entry.kind === 'order')
    .sort(
      (a, b) =>
        Number(a.withdrawnAt !== null) - Number(b.withdrawnAt !== null) ||
        (a.order.from < b.order.from ? 1 : -1),
    );
  if (adding !== null) return <OrderForm references={references} onClose={() => setAdding(null)} />;
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding({})}>
      {texts.add}
    </Button>
  );
  return orders.length === 0 ? (
    <EmptyState icon={IconRubberStamp} title={texts.empty} actions={add}>
      {texts.emptyHelp}
    </EmptyState>
  ) : (
    <Stack gap="lg">
      <Group justify="space-between" className={classes.screen}>
        <Text size="sm" c="dimmed" maw={760}>
          {texts.intent}
        </Text>
        {add}
      </Group>
      <div className={classes.orders}>
        {orders.map((entry) => (
          <OrderPanel key={entry.id} entry={entry} />
        ))}
      </div>
    </Stack>
  );
}

function OrderBadge({ entry }: { readonly entry: OrderEntry }): ReactNode {
  if (entry.withdrawnAt !== null) return <StatusBadge tone="neutral">{texts.states.withdrawn}</StatusBadge>;
  switch (orderState(entry.order, today())) {
    case 'current':
      return <StatusBadge tone="done">{texts.states.current}</StatusBadge>;
    case 'coming':
      return <StatusBadge tone="info">{texts.states.coming}</StatusBadge>;
    case 'past':
      return <StatusBadge tone="neutral">{texts.states.past}</StatusBadge>;
  }
}

const datesOf = ({ from, to }: PrefectOrder): string =>
  to === null
    ? texts.since(formatFrenchDate(from))
    : texts.between(formatFrenchDate(from), formatFrenchDate(to));

function OrderPanel({ entry }: { readonly entry: OrderEntry }): ReactNode {
  const { order } = entry;
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const title = texts.place(orderSchemeLabels[order.scheme], regionLabels[order.region]);
  return (
    <section className={classes.panel} aria-label={texts.named(title, order.reference)}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2}>{title}</Title>
          <Text size="sm">
            {texts.signed(order.reference, formatFrenchDate(order.signedOn), datesOf(order))}
          </Text>
          <LegalSource>{texts.given(confidenceLabels[order.confidence], originOf(order))}</LegalSource>
          <Given entry={entry} />
        </div>
        <Group gap="sm" wrap="nowrap" flex="none">
          <OrderBadge entry={entry} />
          {entry.withdrawnAt === null ? (
            <Button
              variant="default"
              size="compact-sm"
              className={classes.screen ?? ''}
              onClick={() => setIsWithdrawing(true)}
            >
              {pageTexts.withdraw}
            </Button>
          ) : null}
        </Group>
      </Group>
      <Categories order={order} />
      {isWithdrawing ? (
        <WithdrawModal
          id={entry.id}
          what={texts.withdrawn(title, order.reference)}
          onClose={() => setIsWithdrawing(false)}
        />
      ) : null}
    </section>
  );
}

export function Categories({ order }: { readonly order: Pick<PrefectOrder, 'categories'> }): ReactNode {
  return (
    <Table mt="sm" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.columns.category}</Table.Th>
          <Table.Th>{texts.columns.forWhom}</Table.Th>
          <Table.Th>{texts.columns.aid}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {order.categories.map((category) => (
          <Table.Tr key={`${category.label} ${category.ratePercent}`}>
            <Table.Td>{category.label}</Table.Td>
            <Table.Td>{categoryPublic(category) || texts.noCondition}</Table.Td>
            <Table.Td>{categoryTerms(category)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
