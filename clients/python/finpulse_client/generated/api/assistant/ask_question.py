from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.asked_question import AskedQuestion
from ...models.assistant_answer import AssistantAnswer
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: AskedQuestion,
    idempotency_key: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/assistant/ask",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> AssistantAnswer | Problem:
    if response.status_code == 200:
        response_200 = AssistantAnswer.from_dict(response.json())



        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())



        return response_406

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())



        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())



        return response_429

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())



        return response_503

    response_default = Problem.from_dict(response.json())



    return response_default



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[AssistantAnswer | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: AskedQuestion,
    idempotency_key: str | Unset = UNSET,

) -> Response[AssistantAnswer | Problem]:
    """ Ask a question about one's own money.

     It is answered exactly, with the plan, the filters, the SQL and the rows behind the figure; asked
    back where it has
    several readings; or refused. It is never guessed, and no money of yours is ever changed.

    Args:
        idempotency_key (str | Unset):
        body (AskedQuestion): A question in English, Russian or Uzbek.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssistantAnswer | Problem]
     """


    kwargs = _get_kwargs(
        body=body,
idempotency_key=idempotency_key,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: AskedQuestion,
    idempotency_key: str | Unset = UNSET,

) -> AssistantAnswer | Problem | None:
    """ Ask a question about one's own money.

     It is answered exactly, with the plan, the filters, the SQL and the rows behind the figure; asked
    back where it has
    several readings; or refused. It is never guessed, and no money of yours is ever changed.

    Args:
        idempotency_key (str | Unset):
        body (AskedQuestion): A question in English, Russian or Uzbek.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssistantAnswer | Problem
     """


    return sync_detailed(
        client=client,
body=body,
idempotency_key=idempotency_key,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: AskedQuestion,
    idempotency_key: str | Unset = UNSET,

) -> Response[AssistantAnswer | Problem]:
    """ Ask a question about one's own money.

     It is answered exactly, with the plan, the filters, the SQL and the rows behind the figure; asked
    back where it has
    several readings; or refused. It is never guessed, and no money of yours is ever changed.

    Args:
        idempotency_key (str | Unset):
        body (AskedQuestion): A question in English, Russian or Uzbek.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssistantAnswer | Problem]
     """


    kwargs = _get_kwargs(
        body=body,
idempotency_key=idempotency_key,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: AskedQuestion,
    idempotency_key: str | Unset = UNSET,

) -> AssistantAnswer | Problem | None:
    """ Ask a question about one's own money.

     It is answered exactly, with the plan, the filters, the SQL and the rows behind the figure; asked
    back where it has
    several readings; or refused. It is never guessed, and no money of yours is ever changed.

    Args:
        idempotency_key (str | Unset):
        body (AskedQuestion): A question in English, Russian or Uzbek.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssistantAnswer | Problem
     """


    return (await asyncio_detailed(
        client=client,
body=body,
idempotency_key=idempotency_key,

    )).parsed
