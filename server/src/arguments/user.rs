//! Options of `annoda user`.

use super::Storage;
use clap::{Args, Subcommand, ValueEnum};
use domain::person::RoleKind;

/// Options of `annoda user`.
#[derive(Args, Clone, Debug)]
pub struct UserArguments {
    /// Where the data are.
    #[command(flatten)]
    pub storage: Storage,
    /// What to do.
    #[command(subcommand)]
    pub deed: UserDeed,
    /// The address of the site, for the link of an invitation.
    #[arg(long, global = true, env = "ANNODA_ORIGIN", default_value = "http://localhost:3000", value_name = "URL")]
    pub origin: String,
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum UserDeed {
    /// Makes an account, and prints the link with which that person chooses a password.
    Add {
        /// The address with which they will log in.
        email: String,
        /// Given and family name.
        #[arg(long)]
        name: String,
        /// What they are.
        #[arg(long, value_enum)]
        role: UserRole,
        /// The code of their school or company; of a school the ministry's too.
        #[arg(long, value_name = "CODE")]
        organisation: Option<String>,
    },
    /// Prints a new link, for whoever has lost the first one or forgotten the password.
    Invite {
        /// Their address.
        email: String,
    },
    /// Takes an account away and ends its sessions; what the person did stays written.
    Remove {
        /// Their address.
        email: String,
    },
    /// Takes the second step away from whoever has lost telephone and codes on paper, and ends their
    /// sessions: at the next log-in the password is enough, or a new second step is set up.
    ForgetSecondStep {
        /// Their address.
        email: String,
    },
    /// Lists everybody who may come in.
    List {
        /// Print one line of JSON for each.
        #[arg(long)]
        json: bool,
    },
}

/// What somebody with an account is. Students come with the list of their class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum UserRole {
    /// Of a school: sees its students' names, matches on its boards.
    Teacher,
    /// Speaks for a company.
    Company,
    /// Answers for the whole polo.
    Coordinator,
}

impl From<UserRole> for RoleKind {
    fn from(role: UserRole) -> Self {
        match role {
            UserRole::Teacher => Self::Teacher,
            UserRole::Company => Self::Company,
            UserRole::Coordinator => Self::Coordinator,
        }
    }
}
