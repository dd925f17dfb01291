// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "json.h"
#include "networkerrors.h"
#include "transport.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <concepts>
#include <functional>
#include <memory>

namespace slipway::github {

/// One asynchronous operation of any number of requests. Its requests end with it, and it ends with its transport.
class Call : public QObject {
    Q_OBJECT

public:
    explicit Call(Transport &transport);
    ~Call() override;

    Transport &transport() { return m_transport; }
    /// Sends it; `done` is not called any more once the call has ended. A request that could not be made is
    /// answered with its own error.
    void send(Result<ApiRequest> request, Exchange::Done done);
    /// The same with a body that streams.
    void transfer(Result<ApiRequest> request, Streams streams, Exchange::Done done);
    /// Finishes the future with ErrorKind::Cancelled.
    virtual void abandon() = 0;
    /// Gives `use` what `parse` makes of a body, and reads a large one on another thread. As with send(), nothing comes
    /// once the call has ended.
    template<class Parse, class Use>
    void parse(const QByteArray &body, Parse parse, Use use)
    {
        constexpr qsizetype large = 256 << 10; // bytes; about 3 ms
        if (body.size() < large)
            return use(parse(body));
        using Value = decltype(parse(body));
        QtFuture::makeReadyVoidFuture()
            .then(QThreadPool::globalInstance(), [parse, body] { return parse(body); })
            .then(this, [this, use = std::move(use)](Value value) mutable {
                if (!m_ended)
                    use(std::move(value));
            });
    }

protected:
    /// Stops the requests. False when the call had ended already.
    bool end();

private:
    Transport &m_transport;
    bool m_ended = false;
};

/// A call with its promise.
template<class T>
class CallFor final : public Call {
public:
    explicit CallFor(Transport &transport)
        : Call(transport)
        , m_promise(std::make_shared<QPromise<Result<T>>>())
    {
        m_promise->start();
        connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { abandon(); });
        m_watcher.setFuture(m_promise->future());
    }

    QFuture<Result<T>> future() const { return m_promise->future(); }

    /// The last thing that a call does: whoever waits may destroy the model at once. Ignored when it has ended.
    void finish(Result<T> result)
    {
        if (!end())
            return;
        m_watcher.disconnect(this);
        const auto promise = std::move(m_promise);
        promise->addResult(std::move(result));
        promise->finish();
    }

    void fail(Error error) { finish(std::unexpected(std::move(error))); }
    void abandon() override { fail(cancelled()); }

    /// Sends a request and reads its body; `next` gets the value. Any error ends the call.
    template<class Parse, class Next>
    void ask(Result<ApiRequest> request, Parse parse, Next next)
    {
        const QString description = request ? request->describe() : QString();
        const bool change = request && request->isMutation();
        send(std::move(request), [this, description, change, parse, next](Result<ApiAnswer> answer) {
            if (!answer)
                return fail(std::move(answer).error());
            Call::parse(answer->body, parse, [this, description, change, next](auto value) {
                if (!value && change)
                    return fail(inRequest(json::changeNotUnderstood(value.error().detail), description));
                if (!value)
                    return fail(inRequest(std::move(value).error(), description));
                next(*std::move(value));
            });
        });
    }

    static Error inRequest(Error error, const QString &description)
    {
        error.detail = error.detail.isEmpty() ? description : description + QStringLiteral(" · ") + error.detail;
        return error;
    }

private:
    std::shared_ptr<QPromise<Result<T>>> m_promise;
    QFutureWatcher<Result<T>> m_watcher;
};

/// Starts a call: `work` gets it and must see to it that it is finished in the end.
template<class T, std::invocable<CallFor<T> &> Work>
QFuture<Result<T>> startCall(Transport &transport, Work work)
{
    auto *call = new CallFor<T>(transport);
    const QFuture<Result<T>> future = call->future();
    if (transport.enter(call))
        work(*call);
    else
        call->abandon();
    return future;
}

/// A call of one request whose whole answer is read: `parse` takes an ApiAnswer.
template<class T, class Parse>
QFuture<Result<T>> startAnswerCall(Transport &transport, Result<ApiRequest> request, Parse parse)
{
    return startCall<T>(transport, [&](CallFor<T> &call) {
        const QString description = request ? request->describe() : QString();
        call.send(std::move(request), [&call, parse, description](Result<ApiAnswer> answer) {
            call.finish(std::move(answer).and_then([&](const ApiAnswer &whole) {
                return parse(whole).transform_error(
                    [&](Error error) { return CallFor<T>::inRequest(std::move(error), description); });
            }));
        });
    });
}

/// A call of one request whose body is the value.
template<class T, class Parse>
QFuture<Result<T>> startCall(Transport &transport, Result<ApiRequest> request, Parse parse)
{
    return startCall<T>(transport, [&](CallFor<T> &call) {
        call.ask(std::move(request), parse, [&call](T value) { call.finish(std::move(value)); });
    });
}

} // namespace slipway::github
