// From a proposal to a placement that both sides stand by: each takes their own step, the other sees
// it at once, and nobody moves by accident who has come that far.
import { expectAccessible } from '../accessible';
import { type Locator, expect, test } from '../fixtures';
import { demand } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

/** A place of the company where somebody sits already. */
const lathe = demand('T1', 'R003');

/** Chooses whoever sits there, and gives the stage on which they are. */
async function look(board: Board): Promise<Locator> {
  await board.demand(lathe).getByText(lathe.title).click();
  await board.demand(lathe).locator('button.seat').first().click();
  const now = board.page.locator('.stages [aria-current="step"]');
  await expect(now).toBeVisible();
  return now;
}

test('the school confirms, the company accepts, the school withdraws', async ({ page, visit }) => {
  await enter(page, people.teacher);
  const school = await Board.open(page);
  const now = await look(school);
  await expect(now).toHaveText('proposto');
  await page.getByRole('button', { name: 'Conferma', exact: true }).click();
  await expect(now).toHaveText('confermato dalla scuola');
  await expect(page.locator('.insp')).toContainText('Ora tocca all’azienda');
  await expect(page.getByRole('button', { name: 'Togli dal posto' })).toBeDisabled();
  await expectAccessible(page, { part: '.panel--inspector', narrow: false });

  const other = await visit(people.company);
  await other.goto('/richieste');
  await expect(other.getByRole('link', { name: 'Richieste ti aspettano: 1' })).toBeVisible();
  await other.getByRole('link', { name: /1 abbinamento aspetta il tuo sì/ }).click();
  await expect(other).toHaveURL(/fase=confermato/);
  const company = await Board.at(other, page.url());
  const seen = await look(company);
  await other.getByRole('button', { name: 'Accetta', exact: true }).click();
  await expect(seen).toHaveText('accettato dall’azienda');
  await expect(now, 'the other browser follows').toHaveText('accettato dall’azienda');

  await page.getByText('Ritira l’abbinamento').click();
  await page.getByRole('button', { name: 'rinuncia dello studente o della famiglia' }).click();
  await expect(school.status).toContainText('rinuncia');
  await expect(other.locator('.stages')).toHaveCount(0);
});
