//! Plans of a unit: what was changed in “tính thử điểm”, saved.

use crate::db::Row;
use crate::{Failure, Store, random_id};
use jiff::Timestamp;

/// A plan that is to be saved.
#[derive(Debug, Clone)]
pub struct NewPlan {
    /// The round's id.
    pub round: String,
    /// The unit's code.
    pub unit: String,
    /// The account's id.
    pub author: String,
    /// What it is called.
    pub title: String,
    /// The changed inputs, as JSON.
    pub body: String,
}

/// A saved plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// The random id.
    pub id: String,
    /// The round's id.
    pub round: String,
    /// The unit's code.
    pub unit: String,
    /// The account's id.
    pub author: String,
    /// What it is called.
    pub title: String,
    /// The changed inputs, as JSON.
    pub body: String,
    /// Since when.
    pub created: Timestamp,
}

impl Store {
    /// Saves a plan; returns its random id.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such round.
    pub async fn save_plan(
        &self,
        owner: &str,
        plan: NewPlan,
        at: Timestamp,
    ) -> Result<String, Failure> {
        let id = random_id();
        let sql = "INSERT INTO plan (owner, id, round, unit, author, title, body, created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let values = [
            owner.into(),
            (&id).into(),
            plan.round.into(),
            plan.unit.into(),
            plan.author.into(),
            plan.title.into(),
            plan.body.into(),
            at.into(),
        ];
        self.db.run(sql, values).await?;
        Ok(id)
    }

    /// The plans of a unit in a round, newest first.
    ///
    /// # Errors
    /// [`Failure::Database`].
    pub async fn plans(
        &self,
        owner: &str,
        round: &str,
        unit: &str,
    ) -> Result<Vec<PlanRow>, Failure> {
        let sql = "SELECT id, round, unit, author, title, body, created FROM plan \
                   WHERE owner = $1 AND round = $2 AND unit = $3 ORDER BY created DESC, id";
        let values = [owner.into(), round.into(), unit.into()];
        let rows = self.db.all(sql, values).await?;
        rows.into_iter().map(row).collect()
    }

    /// Removes a plan of a unit.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where that unit has no such plan in that round.
    pub async fn remove_plan(
        &self,
        owner: &str,
        round: &str,
        unit: &str,
        id: &str,
    ) -> Result<(), Failure> {
        let sql = "DELETE FROM plan WHERE owner = $1 AND round = $2 AND unit = $3 AND id = $4";
        let values = [owner.into(), round.into(), unit.into(), id.into()];
        match self.db.run(sql, values).await? {
            0 => Err(Failure::NotFound("plan")),
            _ => Ok(()),
        }
    }
}

fn row(mut row: Row) -> Result<PlanRow, Failure> {
    Ok(PlanRow {
        id: row.take_text()?,
        round: row.take_text()?,
        unit: row.take_text()?,
        author: row.take_text()?,
        title: row.take_text()?,
        body: row.take_text()?,
        created: row.take_time()?,
    })
}
