/** The signed-in user, as the sign-in routes describe it. */
export type Session = { user: { id: string; name: string; email: string } };

export type SignIn = { email: string; password: string };
export type SignUp = SignIn & { name: string };
