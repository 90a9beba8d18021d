//! How often one may try a password: by account first, so that a guesser is stopped wherever from;
//! by address with room for a whole school behind one.

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

/// Attempts in a row at one account.
pub const OF_ACCOUNT: NonZeroU32 = NonZeroU32::new(10).expect("not zero");

/// How long it takes until one more attempt is possible at an account.
pub const OF_ACCOUNT_EVERY: Duration = Duration::from_secs(60);

/// Attempts in a row from one address: a school of a thousand that logs in at eight o'clock.
pub const OF_ADDRESS: NonZeroU32 = NonZeroU32::new(1_000).expect("not zero");

/// How long it takes until one more attempt is possible from an address.
const OF_ADDRESS_EVERY: Duration = Duration::from_secs(1);

/// Beyond so many keys those that have all their attempts again are forgotten.
const MOST_KEYS: usize = 10_000;

type Limiter<K, C> = RateLimiter<K, HashMapStateStore<K>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// Remembers attempts, in this process.
#[derive(Debug)]
pub struct Attempts<C: Clock = DefaultClock> {
    accounts: Limiter<String, C>,
    addresses: Limiter<IpAddr, C>,
}

impl Default for Attempts {
    fn default() -> Self {
        Self::with_clock(DefaultClock::default())
    }
}

impl<C: Clock + Clone> Attempts<C> {
    /// With a clock of one's own.
    #[must_use]
    pub fn with_clock(clock: C) -> Self {
        let every = |period, burst| Quota::with_period(period).expect("not zero").allow_burst(burst);
        Self {
            accounts: RateLimiter::hashmap_with_clock(every(OF_ACCOUNT_EVERY, OF_ACCOUNT), clock.clone()),
            addresses: RateLimiter::hashmap_with_clock(every(OF_ADDRESS_EVERY, OF_ADDRESS), clock),
        }
    }

    /// Whether one more attempt may be made at an account (whether there is one or not), from an
    /// address where it is known. It counts as made.
    #[must_use]
    pub fn allow(&self, account: &str, address: Option<IpAddr>) -> bool {
        self.forget();
        if address.is_some_and(|address| self.addresses.check_key(&address).is_err()) {
            return false;
        }
        self.accounts.check_key(&account.to_owned()).is_ok()
    }

    fn forget(&self) {
        if self.accounts.len() > MOST_KEYS {
            self.accounts.retain_recent();
        }
        if self.addresses.len() > MOST_KEYS {
            self.addresses.retain_recent();
        }
    }
}
