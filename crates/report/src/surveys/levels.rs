//! The levels of an item, from the least to the most satisfied.

use super::SurveyContext;
use survey::{Item, QuestionKind};

/// The choices that items of one list have in their base, worst first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scale {
    /// Choices of the question, by index, worst first; without those of no opinion.
    pub(crate) levels: Vec<usize>,
    /// Their words.
    pub(crate) titles: Vec<String>,
    /// The level that is neither good nor bad: the one called so, else the third of five; none of four.
    pub(crate) middle: Option<usize>,
    /// Items of the index, in their order.
    pub(crate) items: Vec<usize>,
}

/// What a level is called that is neither.
const NEITHER: [&str; 2] = ["Bình thường", "Trung bình"];

impl SurveyContext<'_> {
    /// The scales of the instrument, each with its items, in the order in which they appear. Items share a scale where their choices and the direction of their scores are the same.
    pub(crate) fn scales(&self) -> Vec<Scale> {
        let mut scales: Vec<(Option<usize>, Scale)> = Vec::new();
        for (at, item) in self.instrument.index.items.iter().enumerate() {
            let levels = self.levels(item);
            let list = match self.instrument.question(item.question).kind {
                QuestionKind::One { list, .. } | QuestionKind::Many { list, .. } => Some(list),
                _ => None,
            };
            let same = |own: &&mut (Option<usize>, Scale)| own.0 == list && own.1.levels == levels;
            if let Some((_, scale)) = scales.iter_mut().find(same) {
                scale.items.push(at);
                continue;
            }
            let choices = self.instrument.choices(item.question);
            let words = |level: &usize| choices[*level].title.get(self.lang).to_owned();
            let titles = levels.iter().map(words).collect();
            let neither = |level: &usize| {
                let own = vietnamese::key(&choices[*level].title.vi);
                NEITHER.iter().any(|words| vietnamese::key(words) == own)
            };
            let odd = (levels.len() % 2 == 1).then_some(levels.len() / 2);
            let middle = levels.iter().position(neither).or(odd);
            let items = vec![at];
            scales.push((
                list,
                Scale {
                    levels,
                    titles,
                    middle,
                    items,
                },
            ));
        }
        scales.into_iter().map(|own| own.1).collect()
    }
    /// Choices of an item that have a score, worst first: in the order of the list, turned where the list begins with the best.
    fn levels(&self, item: &Item) -> Vec<usize> {
        let choices = self.instrument.choices(item.question);
        let scored = |at: &usize| {
            !choices[*at].no_opinion && item.scores.get(*at).is_some_and(Option::is_some)
        };
        let mut levels: Vec<usize> = (0..choices.len()).filter(scored).collect();
        let score = |at: Option<&usize>| at.and_then(|at| item.scores[*at].as_ref());
        if score(levels.first()) > score(levels.last()) {
            levels.reverse();
        }
        levels
    }
}

impl Scale {
    /// How many levels lie below the middle; where none is the middle, half of them.
    pub(crate) fn below(&self) -> usize {
        self.middle.unwrap_or(self.levels.len() / 2)
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::survey::{instrument, small};

    #[test]
    fn the_level_called_neither_is_the_middle_wherever_it_stands() {
        let mut sample = small();
        let scale = &sample.context().scales()[0];
        assert_eq!((scale.middle, scale.below()), (Some(2), 2));
        // A 100, B 60, C 20, D 0, E no opinion: the list begins with the best.
        let text = include_str!("../../../../criteria/can-bo/2024.toml");
        sample.instrument = instrument("can-bo/2024.toml", text);
        let scale = &sample.context().scales()[0];
        assert_eq!(scale.titles, ["Chưa tốt", "Bình thường", "Tốt", "Rất tốt"]);
        assert_eq!((scale.middle, scale.below()), (Some(1), 1));
        for choice in sample
            .instrument
            .lists
            .iter_mut()
            .flat_map(|own| &mut own.choices)
        {
            choice.title = finding::Text::same(choice.code.clone());
        }
        // Four levels without such a word have no middle.
        let scale = &sample.context().scales()[0];
        assert_eq!(scale.titles, ["D", "C", "B", "A"]);
        assert_eq!((scale.middle, scale.below()), (None, 2));
    }
}
