//! Who somebody is: passwords, second steps, the secrets of sessions and links, and how often one may try. What
//! that person may do is `domain::policy`; where all this is stored, `persistence` knows.

pub mod attempts;
pub mod password;
pub mod second_step;
pub mod secret;
pub mod short_code;
