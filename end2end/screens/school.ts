// What a school keeps of its classes and students: the lists, a class, a student with competences.
import { type Locator, type Page, type Response, expect } from '@playwright/test';
import { send } from './send';

export class Classes {
  constructor(readonly page: Page) {}

  static async open(page: Page, query = ''): Promise<Classes> {
    await page.goto(`/classi${query}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Classi' })).toBeVisible();
    return new Classes(page);
  }

  get rows(): Locator {
    return this.page.locator('.people-list > li');
  }

  async openClass(name: string): Promise<SchoolClass> {
    await this.rows.filter({ hasText: name }).first().getByRole('link').click();
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(name);
    return new SchoolClass(this.page);
  }
}

export class SchoolClass {
  constructor(readonly page: Page) {}

  get students(): Locator {
    return this.page.locator('.people-table tbody tr');
  }

  async filter(text: string, state = ''): Promise<void> {
    const form = this.page.getByRole('search', { name: 'Filtra' });
    await form.getByRole('searchbox').fill(text);
    await form.getByLabel('Chi mostrare').selectOption({ label: state === '' ? 'tutta la classe' : state });
    await form.getByRole('button', { name: 'Filtra' }).click();
    await expect(this.page).toHaveURL(/\?q=/);
  }

  async openStudent(name: string): Promise<Student> {
    await this.students.getByRole('link', { name }).click();
    return new Student(this.page);
  }
}

export class Student {
  constructor(readonly page: Page) {}

  get data(): Locator {
    return this.page.getByRole('region', { name: 'Chi è' });
  }

  get competences(): Locator {
    return this.page.getByRole('region', { name: 'Competenze' });
  }

  async save(): Promise<Response> {
    return send(this.page, this.data.getByRole('button', { name: 'Salva' }));
  }

  async press(button: Locator): Promise<Response> {
    return send(this.page, button);
  }
}
