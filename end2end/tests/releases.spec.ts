// A company sees a name only as long as the student wants it: on a board that stands open, the name
// comes and goes by itself.
import { expectAccessible } from '../accessible';
import { expect, test } from '../fixtures';
import { student, studentsOf } from '../polo/demo';
import { Board } from '../screens/board';
import { enter, people } from '../screens/entrance';

const giulia = student('PT26-0103');

test('a name comes onto a company’s open board and goes again', async ({ page, visit }) => {
  const company = await visit(people.company);
  const board = await Board.open(company);
  await expect(board.students).toHaveCount(studentsOf('T1').length);
  await expect(board.student(giulia)).toHaveCount(0);

  await enter(page, people.student);
  await page.goto('/liberatorie');
  await page.getByText('Fai leggere il tuo nome a un’azienda').click();
  await expectAccessible(page);
  const select = page.getByLabel('Chi può leggere il nome');
  const value = await select.locator('option', { hasText: 'Nuti' }).first().getAttribute('value');
  await select.selectOption(value ?? '');
  await page.getByRole('button', { name: 'Sì, può leggere il mio nome' }).click();
  await expect(page.getByRole('status')).toContainText('Fatto');

  // Nobody touches the company’s page.
  await expect(board.student(giulia)).toBeVisible();
  await board.search('students').fill(giulia.family);
  await expect(board.students).toHaveCount(1);
  await board.student(giulia).click({ position: { x: 20, y: 10 } });
  const inspector = company.locator('.panel--inspector');
  await expect(inspector).toContainText(giulia.name);
  await expect(inspector).toContainText('su richiesta dello studente');

  await page.getByRole('button', { name: /^Revoca/ }).click();
  await expect(page.getByRole('status')).toContainText('Fatto');
  await expect(inspector).not.toContainText(giulia.family);
  await expect(board.students).toHaveCount(0);
  await board.search('students').fill('');
  await expect(board.students).toHaveCount(studentsOf('T1').length);
  await expect(company.locator('main')).not.toContainText(giulia.family);
  await page.reload();
  await expect(page.locator('#letture')).toContainText('ha letto il nome');
  await expectAccessible(page);
});
