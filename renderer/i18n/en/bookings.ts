/** Bookings. */
export const bookings = {};
