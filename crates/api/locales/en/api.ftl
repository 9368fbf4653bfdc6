# The page of the API.
api-title = Open data API
api-lead = Every public figure of the pages can be had by programs, without a key.
api-numbers = Points are decimal texts with a point, such as "19.13"; never floating-point numbers.
api-hidden = A key that may not be seen is not in the answer.
api-etag = Every answer has an ETag; send it in If-None-Match to get 304 while nothing has changed. Answers are compressed where the client asks for it.
api-problems = Refusals are application/problem+json with a code, a sentence in both languages and a reference number.
api-keys = Unpublished results and uploads need a key: Authorization: Bearer <key>. Keys are given by the administrator, with scopes and an end.
api-charts = Charts stand at addresses of their own:
api-params = Parameters
api-name = Name
api-place = Place
api-needed = Required
api-yes = yes
api-no = no
api-gives = Gives:
