//! Design-based estimates: pure numbers, no instrument.
//!
//! # From columns to an interval
//! 1. [`Design::new`] checks [`DesignColumns`]: weights, strata, clusters by stage, populations.
//! 2. [`Design::mean`], [`Design::ratio`], [`Design::total`] give a [`Linearised`] estimate of a domain; [`Linearised::combination`] makes figures of figures.
//! 3. [`Design::variance`], [`Design::covariance`] give its sampling variance, [`Design::df`] or [`Design::df_in`] the degrees of freedom, [`Design::effect`] the design effect.
//! 4. [`Share::interval`] and [`mean_interval`] make the 95% interval in percent.
//!
//! [`Design::post_stratify`], [`Design::rake`] and [`Design::calibrate`] give a design with other weights, whose variances are those of residuals.
//!
//! # Many domains at once
//! [`Grouping`] sorts the rows by group (unit, or unit and sex) once; [`Grouping::means`] then gives every item's mean and standard error in every group, and [`Grouping::figures`] any weighted sums of ratios of a group with their covariances.
//! Both keep the whole design: a group is a domain of it.
//!
//! Every sum runs in a fixed order, so results do not depend on the number of threads.
//! Estimates here are doubles; where nothing is weighted the value of an index is a ratio of counts and is made elsewhere.

mod alpha;
mod calibrate;
mod counts;
mod design;
mod effect;
mod grouping;
mod interval;
mod jackknife;
mod linear;
mod matrix;
mod quantile;
mod sizes;
mod variance;

pub use alpha::Moments;
pub use calibrate::{Margin, RakeLimits};
pub use counts::{Span, agresti_coull, clopper_pearson, jeffreys, wald, wilson, wilson_corrected};
pub use design::{Design, DesignColumns, DesignError, LonelyStratum, MarginError, Population};
pub use effect::{Against, effect};
pub use grouping::{Figures, GroupMean, Grouping, ItemCodes, Term, Wanted};
pub use interval::{Share, mean_interval, student};
pub use linear::Linearised;
pub use matrix::Matrix;
pub use quantile::{beta_quantile, normal_quantile, t_quantile};
pub use sizes::{Cochran, cochran, slovin, whole_people};
