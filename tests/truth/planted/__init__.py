"""Forty problems in six teams: of twenty kinds, easy and hard, spread over the quarter; and six for six weeks."""
