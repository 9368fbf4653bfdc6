//! What holds of any responses.
