//! How often something may be tried or done: by account first, so that a guesser is stopped wherever
//! from; by address with room for a whole school behind one.

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

/// Attempts in a row at one account.
pub const OF_ACCOUNT: NonZeroU32 = number(10);

/// How long it takes until one more attempt is possible at an account.
pub const OF_ACCOUNT_EVERY: Duration = Duration::from_secs(60);

/// Attempts in a row from one address: a school of a thousand that logs in at eight o'clock.
pub const OF_ADDRESS: NonZeroU32 = number(1_000);

/// Beyond so many keys those that have all their attempts again are forgotten.
const MOST_KEYS: usize = 10_000;

/// What is counted, each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// A password, a second step, the code of the first start.
    LogIn,
    /// Asking for a letter with a link.
    Link,
    /// Sending a file, or a step of its way.
    Import,
    /// A command for a board.
    Command,
}

impl Doing {
    /// Every one, for tables that must be complete.
    pub const ALL: [Self; 4] = [Self::LogIn, Self::Link, Self::Import, Self::Command];

    /// In a row and the time until one more, of an account and of an address. Whoever drags, imports
    /// or logs in by hand never meets them.
    fn quotas(self) -> [(NonZeroU32, Duration); 2] {
        match self {
            Self::LogIn => [(OF_ACCOUNT, OF_ACCOUNT_EVERY), (OF_ADDRESS, Duration::from_secs(1))],
            Self::Link => [(number(3), Duration::from_secs(300)), (number(100), Duration::from_secs(10))],
            Self::Import => [(number(120), Duration::from_secs(5)), (number(1_200), Duration::from_millis(500))],
            Self::Command => [(number(600), Duration::from_millis(100)), (number(6_000), Duration::from_millis(10))],
        }
    }
}

const fn number(of: u32) -> NonZeroU32 {
    NonZeroU32::new(of).expect("not zero")
}

type Limiter<K, C> = RateLimiter<K, HashMapStateStore<K>, C, NoOpMiddleware<<C as Clock>::Instant>>;

#[derive(Debug)]
struct Pair<C: Clock> {
    accounts: Limiter<String, C>,
    addresses: Limiter<IpAddr, C>,
}

/// Remembers attempts, in this process.
#[derive(Debug)]
pub struct Attempts<C: Clock = DefaultClock> {
    /// In the order of [`Doing::ALL`].
    pairs: [Pair<C>; 4],
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
        let quota = |(burst, period)| Quota::with_period(period).expect("not zero").allow_burst(burst);
        let pairs = Doing::ALL.map(|doing| {
            let [account, address] = doing.quotas().map(quota);
            Pair {
                accounts: RateLimiter::hashmap_with_clock(account, clock.clone()),
                addresses: RateLimiter::hashmap_with_clock(address, clock.clone()),
            }
        });
        Self { pairs }
    }

    /// Whether it may be done once more at or by an account (whether there is one or not), from an
    /// address where it is known. It counts as done.
    ///
    /// # Errors
    /// How long to wait until it may.
    pub fn allow(&self, doing: Doing, account: Option<&str>, address: Option<IpAddr>) -> Result<(), Duration> {
        let pair = &self.pairs[doing as usize];
        forget(&pair.accounts);
        forget(&pair.addresses);
        // An address that has had enough costs no account an attempt.
        if let Some(address) = address {
            check(&pair.addresses, &network(address))?;
        }
        match account {
            Some(account) => check(&pair.accounts, &account.to_owned()),
            None => Ok(()),
        }
    }
}

fn check<K: Clone + Hash + Eq, C: Clock>(limiter: &Limiter<K, C>, key: &K) -> Result<(), Duration> {
    limiter.check_key(key).map_err(|not_yet| not_yet.wait_time_from(limiter.clock().now()))
}

fn forget<K: Clone + Hash + Eq, C: Clock>(limiter: &Limiter<K, C>) {
    if limiter.len() > MOST_KEYS {
        limiter.retain_recent();
    }
}

/// Of IPv6 the network: whoever has one address of it has all.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & !u128::from(u64::MAX))),
        four => four,
    }
}
