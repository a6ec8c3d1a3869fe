export const SECRET_KEY = 'a key for tests, of more than 32 characters'
